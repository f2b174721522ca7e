from datetime import date

import pytest

from briefwright.domain.csl import csl_item, csl_names
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Source, SourceKind


def it_tells_all_that_a_source_tells() -> None:
    source = Source(
        id="S 1",
        title="Talks resume",
        publisher="Reuters",
        author="Doe, Jane; The desk",
        url="https://example.org/a",
        published=FuzzyDate(value="2025-08-15"),
        accessed=date(2025, 8, 17),
        note="Seen at the fair",
    )
    assert csl_item(source) == {
        "id": "S 1",
        "type": "article-newspaper",
        "title": "Talks resume",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "The desk"}],
        "container-title": "Reuters",
        "issued": {"date-parts": [[2025, 8, 15]]},
        "accessed": {"date-parts": [[2025, 8, 17]]},
        "URL": "https://example.org/a",
        "note": "Seen at the fair",
    }


def it_leaves_out_what_a_source_does_not_tell() -> None:
    assert csl_item(Source(id="S", title="", kind="report")) == {"id": "S", "type": "report"}


@pytest.mark.parametrize(
    ("kind", "url", "expected"),
    [
        ("article", "", ("article-newspaper", None)),
        ("statement", "", ("document", "Statement")),
        ("interview", "", ("document", "Interview")),
        ("report", "", ("report", None)),
        ("document", "", ("document", None)),
        ("data", "", ("dataset", None)),
        ("other", "", ("document", None)),
        ("other", "https://example.org", ("webpage", None)),
    ],
)
def it_has_a_type_for_every_kind(kind: SourceKind, url: str, expected: tuple[str, str | None]) -> None:
    item = csl_item(Source(id="S", title="x", kind=kind, url=url))
    assert (item["type"], item.get("genre")) == expected


def it_names_the_publisher_of_a_report_as_such() -> None:
    item = csl_item(Source(id="S", title="x", kind="report", publisher="The ministry"))
    assert item["publisher"] == "The ministry"
    assert "container-title" not in item


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (FuzzyDate(value="2025"), {"date-parts": [[2025]]}),
        (FuzzyDate(value="2025-08", part="early"), {"date-parts": [[2025, 8]]}),
        (FuzzyDate(value="2025-08-15", year_assumed=True), {"date-parts": [[2025, 8, 15]], "circa": True}),
    ],
)
def it_dates_a_source_no_finer_than_is_known(published: FuzzyDate, expected: dict[str, object]) -> None:
    assert csl_item(Source(id="S", title="x", published=published))["issued"] == expected


@pytest.mark.parametrize(
    "author", ["Doe, Jane", "van der Berg, Jan", "O’Neil, J.-P.", "Müller-Lüdenscheidt, Anna Maria"]
)
def it_takes_family_and_given_name_for_a_person(author: str) -> None:
    family, given = author.split(", ")
    assert csl_names(author) == [{"family": family, "given": given}]


@pytest.mark.parametrize(
    "author",
    [
        "Jane Doe",
        "Reuters",
        "Foreign Office, London",
        "European Commission, Directorate-General for Trade",
        "Doe, Jane, Jr.",
        "Doe, Jane (ed.)",
        "王, 小明",
        "Unit 8, Group B",
    ],
)
def it_leaves_any_other_name_as_it_is_written(author: str) -> None:
    assert csl_names(author) == [{"literal": author}]


def it_finds_no_author_between_semicolons() -> None:
    assert csl_names(" ; ") == []
