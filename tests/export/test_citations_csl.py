import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright import paths
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Source
from briefwright.domain.presentation import Presentation
from briefwright.domain.queries import Interrupted
from briefwright.export.citing.csl_files import citation_style
from briefwright.export.citing.manners import Style
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Runs, Words
from export.any_brief import words
from export.cited import ARTICLE, PAGE, REPORT, SOURCES, STATEMENT, citing, entries, listed, notes, said

STYLES = ("apa", "ieee", "nature", "harvard-cite-them-right")
HARVARD = "harvard-cite-them-right"


def style(name: str) -> Style:
    found = citation_style(name, [paths.RESOURCES / "styles"])
    assert found is not None
    return found


def bare(made: list[str]) -> list[str]:
    """The entries without what is said of reliability and notes."""
    return [one.split(" Reliability ")[0] for one in made]


def it_lists_the_sources_as_apa_does_in_alphabetical_order() -> None:
    assert bare(entries(citing(*SOURCES), style("apa"))) == [
        "Doe, J. (2025, August 15). Talks resume in Geneva. Reuters. https://www.reuters.com/talks?a=1&b=2.",
        "Harbour Board. (n.d.). About the port. Retrieved August 17, 2025, from https://port.example/about.",
        "Ministry of Ports. (2024). The state of the harbour. https://ports.example/state.pdf.",
        "Port Authority. (2025, August 1). No ship was turned away [Statement].",
    ]


def it_lists_the_sources_as_ieee_does_in_order_of_citation() -> None:
    assert bare(entries(citing(*SOURCES), style("ieee"))) == [
        "[1] J. Doe, “Talks resume in Geneva,” Reuters, Aug. 15, 2025. Accessed: Aug. 17, 2025. [Online]. "
        "Available: https://www.reuters.com/talks?a=1&b=2.",
        "[2] Ministry of Ports, “The state of the harbour,” Mar. 2024. [Online]. "
        "Available: https://ports.example/state.pdf.",
        "[3] Port Authority, “No ship was turned away.” Aug. 01, 2025.",
        "[4] Harbour Board, “About the port.” Accessed: Aug. 17, 2025. [Online]. "
        "Available: https://port.example/about.",
    ]


def it_lists_the_sources_as_nature_does_with_the_addresses_that_it_leaves_out() -> None:
    assert bare(entries(citing(*SOURCES), style("nature"))) == [
        "1. Doe, J. Talks resume in Geneva. Reuters (2025). https://www.reuters.com/talks?a=1&b=2.",
        "2. Ministry of Ports. The state of the harbour. https://ports.example/state.pdf (2024).",
        "3. Port Authority. No ship was turned away. (2025).",
        "4. Harbour Board. About the port. https://port.example/about.",
    ]


def it_lists_the_sources_as_harvard_does_in_alphabetical_order() -> None:
    assert bare(entries(citing(*SOURCES), style(HARVARD))) == [
        "Doe, J. (2025) ‘Talks resume in Geneva’, Reuters, 15 August. "
        "Available at: https://www.reuters.com/talks?a=1&b=2 (Accessed: 17 August 2025).",
        "Harbour Board (no date) About the port. "
        "Available at: https://port.example/about (Accessed: 17 August 2025).",
        "Ministry of Ports (2024) The state of the harbour. Available at: https://ports.example/state.pdf.",
        "Port Authority (2025) ‘No ship was turned away’.",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "apa",
            ["(Doe, 2025)", "(Ministry of Ports, 2024)", "(Port Authority, 2025)", "(Harbour Board, n.d.)"],
        ),
        ("ieee", ["[1]", "[2]", "[3]", "[4]"]),
        ("nature", ["Ref. 1", "Ref. 2", "Ref. 3", "Ref. 4"]),
        (
            HARVARD,
            [
                "(Doe, 2025)",
                "(Ministry of Ports, 2024)",
                "(Port Authority, 2025)",
                "(Harbour Board, no date)",
            ],
        ),
    ],
)
def it_cites_in_notes_as_the_style_does_in_the_text(name: str, expected: list[str]) -> None:
    grades = ["Grade B2", "Grade A2", "Grade D2", "Grade F2"]
    made = notes(citing(*SOURCES), style(name))
    assert made == [f"{one}, {grade}." for one, grade in zip(expected, grades, strict=True)]


@pytest.mark.parametrize(
    ("name", "locator", "expected"),
    [
        ("apa", "p. 4", "(Doe, 2025, p. 4), Grade B2, “They met”."),
        ("apa", "pp. 4-6", "(Doe, 2025, pp. 4–6), Grade B2, “They met”."),
        ("apa", "para. 9", "(Doe, 2025, para. 9), Grade B2, “They met”."),
        ("apa", "second half", "(Doe, 2025), second half, Grade B2, “They met”."),
        ("apa", "p. 4, note 2", "(Doe, 2025), p. 4, note 2, Grade B2, “They met”."),
        ("ieee", "p. 4", "[1, p. 4], Grade B2, “They met”."),
        ("nature", "p. 4", "Ref. 1, p. 4, Grade B2, “They met”."),
        (HARVARD, "section 3", "(Doe, 2025, sect. 3), Grade B2, “They met”."),
    ],
)
def it_says_where_in_the_source_as_far_as_the_style_has_words_for_it(
    name: str, locator: str, expected: str
) -> None:
    made = citing(ARTICLE, locator=locator, quotation="They met")
    assert notes(made, style(name)) == [expected]


def it_follows_an_entry_with_reliability_and_notes_unless_grades_are_hidden() -> None:
    hidden = Presentation(grades=False)
    assert entries(citing(STATEMENT), style("apa")) == [
        "Port Authority. (2025, August 1). No ship was turned away [Statement]. "
        "Reliability D: not usually reliable. Cited in note 1."
    ]
    assert entries(citing(STATEMENT, presentation=hidden), style("apa")) == [
        "Port Authority. (2025, August 1). No ship was turned away [Statement]. Cited in note 1."
    ]
    assert notes(citing(STATEMENT, presentation=hidden), style("apa")) == ["(Port Authority, 2025)."]


def it_keeps_what_is_italic_and_links_what_is_an_address() -> None:
    (entry,) = listed(citing(REPORT), style("apa"))
    assert entry.runs[:4] == (
        Words("Ministry of Ports. (2024). "),
        Words("The state of the harbour", italic=True),
        Words(". "),
        Words(REPORT.url, link=REPORT.url),
    )


def it_links_no_address_that_is_none() -> None:
    (entry,) = listed(citing(PAGE.model_copy(update={"url": "shelf 4, box 2"})), style("apa"))
    assert "shelf 4, box 2" in said(entry.runs)
    assert not any(isinstance(run, Words) and run.link for run in entry.runs)


@pytest.mark.parametrize("name", STYLES)
def it_has_no_numbers_of_its_own_where_the_style_has_none_or_writes_them(name: str) -> None:
    assert {entry.numbered for entry in listed(citing(*SOURCES), style(name))} == {False}


def it_tells_works_of_one_author_and_year_apart_by_letters() -> None:
    other = ARTICLE.model_copy(update={"id": "2", "title": "A pause in Geneva", "url": "", "accessed": None})
    undated = [
        Source(id=number, title=title, publisher="TASS") for number, title in (("3", "Beta"), ("4", "Alpha"))
    ]
    made = citing(ARTICLE, other, *undated)
    assert [note.split(", Grade")[0] for note in notes(made, style("apa"))] == [
        "(Doe, 2025b)",
        "(Doe, 2025a)",
        "(TASS, n.d.-b)",
        "(TASS, n.d.-a)",
    ]
    assert [one[:30] for one in bare(entries(made, style(HARVARD)))] == [
        "Doe, J. (2025a) ‘A pause in Ge",
        "Doe, J. (2025b) ‘Talks resume ",
        "TASS (no date a) ‘Alpha’.",
        "TASS (no date b) ‘Beta’.",
    ]


def it_goes_on_with_two_letters_after_z() -> None:
    many = [Source(id=str(number), title=f"Report {number:02}", publisher="Mission") for number in range(28)]
    made = notes(citing(*many), style("apa"))
    assert [note.split(", ")[1] for note in made[25:]] == ["n.d.-z)", "n.d.-aa)", "n.d.-ab)"]


def it_tells_works_apart_by_their_titles_where_a_style_has_no_letters(tmp_path: Path) -> None:
    csl = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>A</title>'
        '</info><citation><layout><names variable="author"/></layout></citation></style>'
    )
    (tmp_path / "a.csl").write_text(csl, encoding="utf-8")
    other = ARTICLE.model_copy(update={"id": "2", "title": "A pause"})
    made = notes(citing(ARTICLE, other, STATEMENT), citation_style("a", [tmp_path]))
    assert made == [
        "Jane Doe, “Talks resume in Geneva”, Grade B2.",
        "Jane Doe, “A pause”, Grade B2.",
        "Port Authority, Grade D2.",
    ]


def it_lists_in_house_style_what_a_style_does_not_list(tmp_path: Path) -> None:
    csl = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>N</title>'
        '</info><citation><layout suffix=".">'
        '<choose><if position="subsequent"><text term="ibid"/></if>'
        '<else><text variable="title" font-style="italic"/></else></choose>'
        "</layout></citation></style>"
    )
    (tmp_path / "n.csl").write_text(csl, encoding="utf-8")
    note_style = citation_style("n", [tmp_path])
    made = citing(STATEMENT)
    (section,) = made.brief.sections
    twice = section.model_copy(update={"blocks": (section.blocks[0], *section.blocks)})
    again = replace(made, brief=made.brief.model_copy(update={"sections": (twice,)}))
    assert notes(again, note_style) == ["No ship was turned away, Grade D2.", "ibid., Grade D2."]
    assert entries(made, note_style) == entries(made)


def it_names_a_source_in_house_style_where_the_style_finds_nothing_to_name_it_by(tmp_path: Path) -> None:
    csl = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>P</title>'
        '</info><citation><layout><text variable="publisher-place"/></layout></citation>'
        '<bibliography><layout><text variable="publisher-place"/></layout></bibliography></style>'
    )
    (tmp_path / "p.csl").write_text(csl, encoding="utf-8")
    made, places = citing(STATEMENT), citation_style("p", [tmp_path])
    assert notes(made, places) == ["Port Authority, “No ship was turned away”, Grade D2."]
    assert entries(made, places) == entries(made)


@pytest.mark.parametrize("name", STYLES)
def it_says_of_a_date_no_more_and_no_less_than_is_known(name: str) -> None:
    assumed = STATEMENT.model_copy(update={"published": FuzzyDate(value="2025-08-01", year_assumed=True)})
    early = REPORT.model_copy(update={"published": FuzzyDate(value="2024", part="early")})
    made = " ".join(entries(citing(assumed, early), style(name)))
    assert "Published 1 August 2025 (year assumed)." in made
    assert "Published early 2024." in made
    assert "January" not in made
    assert "Jan." not in made


def it_names_whom_a_source_goes_back_to_and_that_it_was_withdrawn() -> None:
    source = STATEMENT.model_copy(update={"origin": "the harbour master", "standing": "withdrawn"})
    (entry,) = entries(citing(source), style("ieee"))
    assert entry.endswith(
        "Going back to the harbour master. Reliability D: not usually reliable. This source was withdrawn. "
        "Cited in note 1."
    )


@pytest.mark.parametrize("name", STYLES)
def it_never_shows_the_note_that_the_desk_keeps_on_a_source(name: str) -> None:
    made = citing(*(source.model_copy(update={"note": "met him in the bar"}) for source in SOURCES))
    assert "bar" not in " ".join([*notes(made, style(name)), *entries(made, style(name))])


def it_names_a_work_without_author_by_its_title_once() -> None:
    source = Source(id="1", title="Figures", kind="data", published=FuzzyDate(value="2025"))
    assert bare(entries(citing(source), style("apa"))) == ["Figures. (2025). [Dataset]."]
    assert notes(citing(source), style("apa")) == ["(Figures, 2025), Grade F2."]


def it_ends_a_title_that_asks_with_its_question_mark_alone() -> None:
    source = STATEMENT.model_copy(update={"title": "Who stopped the ships?"})
    made = [bare(entries(citing(source), style(name)))[0] for name in STYLES]
    assert made == [
        "Port Authority. (2025, August 1). Who stopped the ships? [Statement].",
        "[1] Port Authority, “Who stopped the ships?” Aug. 01, 2025.",
        "1. Port Authority. Who stopped the ships? (2025).",
        "Port Authority (2025) ‘Who stopped the ships?’.",
    ]


def it_puts_letters_with_accents_where_people_look_for_them() -> None:
    sources = [
        Source(id=name, title="Daily report", publisher=name) for name in ("Zone", "Élysée", "Étude", "Eton")
    ]
    assert [one.split(".")[0] for one in entries(citing(*sources), style("apa"))] == [
        "Élysée",
        "Eton",
        "Étude",
        "Zone",
    ]


@pytest.mark.parametrize("name", ["apa", HARVARD])
def it_puts_works_without_author_among_the_others_by_their_titles(name: str) -> None:
    sources = [
        Source(id="1", title="Zone report", publisher="Zone"),
        Source(id="2", title="Memorandum", kind="document"),
        Source(id="3", title="Log", kind="statement"),
        Source(id="4", title="Daily report", publisher="Daily"),
    ]
    made = entries(citing(*sources), style(name))
    assert [re.findall(r"\w+", one)[0] for one in made] == ["Daily", "Log", "Memorandum", "Zone"]


def it_cites_alike_whatever_was_cited_before() -> None:
    fresh = [entries(citing(*SOURCES), style(name)) for name in STYLES]
    for name in STYLES:
        entries(citing(*reversed(SOURCES)), style(name))
        notes(citing(PAGE, ARTICLE), style(name))
    assert [entries(citing(*SOURCES), style(name)) for name in STYLES] == fresh


def it_may_be_used_in_several_threads_at_once() -> None:
    sources = [
        ARTICLE.model_copy(update={"id": str(number), "title": f"Talks {number}"}) for number in range(40)
    ]
    made: list[list[str]] = []
    shared = style("apa")
    threads = [Thread(target=lambda: made.append(entries(citing(*sources), shared))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert all(one == made[0] for one in made)


@pytest.mark.parametrize("seed", ["1", "2"])
def it_says_the_same_in_every_process(seed: str) -> None:
    code = (
        "from export.cited import *\nfrom export.test_citations_csl import STYLES, style\n"
        "made = citing(*SOURCES)\n"
        "for name in STYLES: print(*notes(made, style(name)), *entries(made, style(name)))"
    )
    tests = Path(__file__).parents[1]
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(tests),
        "PYTHONIOENCODING": "utf-8",
    }
    made = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, encoding="utf-8"
    )
    here = [
        " ".join([*notes(citing(*SOURCES), style(name)), *entries(citing(*SOURCES), style(name))])
        for name in STYLES
    ]
    assert made.stdout.splitlines() == here


texts = st.one_of(
    words,
    st.text(alphabet=" .,;:?!-–'\"’”“()[]<>&/*%aBß", max_size=12),
    st.sampled_from(
        ["Doe, Jane; Roe, R.", "الخارجية, وزارة", '<span class="nocase">x', "in the a", "USA", "\u3000", "-"]
    ),
)
any_source = st.builds(
    Source,
    id=st.text(max_size=8),
    title=texts,
    kind=st.sampled_from(["article", "statement", "interview", "report", "document", "data", "other"]),
    publisher=texts,
    author=texts,
    url=st.one_of(texts, st.sampled_from(["https://example.org/ä?x=<1>&y", "mailto:a@b.org", "http://[bad"])),
    published=st.one_of(
        st.none(),
        st.builds(
            FuzzyDate,
            value=st.sampled_from(["0001", "0999-01", "2025", "2025-08", "2025-08-15"]),
            year_assumed=st.booleans(),
        ),
    ),
    accessed=st.one_of(st.none(), st.dates()),
    origin=texts,
    standing=st.sampled_from(["current", "withdrawn"]),
)


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=60, deadline=None)
@given(sources=st.lists(any_source, min_size=1, max_size=4, unique_by=lambda one: one.id), locator=texts)
def it_sets_any_source_without_losing_a_word_of_its_title(
    name: str, sources: list[Source], locator: str
) -> None:
    made = citing(*sources, locator=locator)
    composed = compose(made, style(name))
    assert len(composed.notes) == len(sources)
    shown = " ".join(said(entry.runs) for entry in listed(made, style(name)))
    everything: list[Runs] = [note.runs for note in composed.notes]
    assert not any(mark in said(runs) for runs in everything for mark in map(chr, range(1, 9)))
    for source in sources:
        assert [word for word in re.findall(r"[^\W\d_]+", source.title) if word not in shown] == []


@pytest.mark.parametrize("name", STYLES)
def it_tells_source_by_source_how_far_it_is(name: str) -> None:
    told: list[float] = []
    compose(citing(*SOURCES), style(name), told.append)
    assert len(told) >= 2 * len(SOURCES)
    assert told == sorted(set(told))
    assert 0 < told[0] < told[-1] <= 1


@pytest.mark.parametrize("last", [1, 5, 9])
def it_ends_in_the_middle_of_the_sources_when_told_to(last: int) -> None:
    calls = count(1)

    def progress(share: float) -> None:
        if next(calls) == last:
            raise Interrupted

    with pytest.raises(Interrupted):
        compose(citing(*SOURCES), style("apa"), progress)
    assert next(calls) == last + 1
