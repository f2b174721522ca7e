"""Editions: kept for good, read back exactly, and what keeps their records from being deleted."""

import shutil
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import Block, Judgement, Paragraph, PositionRow, PositionTable
from briefwright.domain.brief import Brief, Section, Waiver
from briefwright.domain.content import FactRef, reference, text
from briefwright.domain.editions import Edition, EditionRow, Held
from briefwright.domain.errors import Conflict, NotFound, UserError
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.records import Record
from briefwright.domain.scales import LikelihoodScale, Term
from briefwright.storage import opening
from briefwright.storage.schema import MIGRATIONS
from briefwright.storage.workspace import Workspace

DOCUMENT = bytes(range(256)) * 20
FILE = Path(__file__).parent / "data" / "version-2.briefwright"
SCALE = LikelihoodScale(
    id="phia",
    name="The yardstick",
    terms=(
        Term(term="unlikely", band="25 to 35 %", low=25, high=35),
        Term(term="likely", synonyms=("probable",), band="55 to 75 %", low=55, high=75),
    ),
)
SOURCE = Source(id="s1", revision=1, title="Customs report", publisher="Reuters", reliability="B")
ACTOR = Actor(id="a1", revision=1, name="Orlova", aliases=("Орлова",))
TOPIC = Topic(id="t1", revision=1, name="Grain corridor")
FACT = Fact(
    id="f1",
    revision=1,
    statement="Orlova wants the corridor",
    kind="position",
    actors=("a1",),
    topics=("t1",),
    stance="supports",
    citations=(Citation(source="s1", quotation="the corridor", credibility=2),),
)
EVENT = Fact(id="f2", revision=1, statement="Talks began", kind="event")
TABLE = PositionTable(
    id="b1",
    topics=("t1",),
    rows=(PositionRow(id="w1", actor="a1", cells=((reference(FACT, "b1.w1.t1.f1"),),)),),
)
JUDGEMENT = Judgement(
    id="b2",
    statement=text("The corridor will open."),
    likelihood="likely",
    confidence="moderate",
    supporting=(reference(FACT, "r2"),),
)


def brief_of(*blocks: Block, title: str = "Grain in spring") -> Brief:
    section = Section(id="x1", title="Outlook", blocks=blocks)
    waivers = (Waiver(rule="unsourced", key="b2", reason="It is general knowledge."),)
    return Brief(id="b", title=title, day=date(2026, 4, 1), waivers=waivers, sections=(section,))


def edition(number: int = 1, **fields: object) -> Edition:
    values = {
        "id": f"e{number}",
        "brief": brief_of(TABLE, JUDGEMENT),
        "number": number,
        "facts": (FACT, EVENT),
        "sources": (SOURCE,),
        "actors": (ACTOR,),
        "topics": (TOPIC,),
        "held": (Held(actor="a1", topic="t1", stance="supports", fact="f1"),),
        "scale": SCALE,
        "template_digest": "ab" * 32,
    }
    return Edition.model_validate(values | fields)


@pytest.fixture
def issued(workspace: Workspace) -> Edition:
    """The first edition, in a workspace that holds its records and its brief."""
    workspace.load([SOURCE, ACTOR, TOPIC, FACT, EVENT], [brief_of(TABLE, JUDGEMENT)])
    return workspace.save_edition(edition(), DOCUMENT)


def it_gives_back_an_edition_exactly_as_it_was_issued(workspace: Workspace, issued: Edition) -> None:
    digests = {"document_digest": sha256(DOCUMENT).hexdigest(), "issued": issued.issued}
    assert issued == edition().model_copy(update=digests)
    assert workspace.edition("e1") == issued
    assert issued.issued.startswith("2026-11-22T12:00")


@given(st.binary(max_size=200))
@settings(max_examples=25)
def it_gives_back_the_bytes_of_any_document(
    tmp_path_factory: pytest.TempPathFactory, document: bytes
) -> None:
    workspace = Workspace.create(tmp_path_factory.mktemp("editions") / "w.briefwright")
    workspace.save_edition(edition(), document)
    assert workspace.edition_document("e1") == document
    workspace.close()


def it_lists_the_editions_of_a_brief_the_latest_first(workspace: Workspace, issued: Edition) -> None:
    second = workspace.save_edition(edition(2, brief=brief_of(title="Grain in summer")), DOCUMENT)
    assert workspace.editions("b") == [
        EditionRow("e2", "b", 2, "Grain in summer", "2026-04-01", second.issued),
        EditionRow("e1", "b", 1, "Grain in spring", "2026-04-01", issued.issued),
    ]
    assert workspace.editions("another") == []


def it_changes_no_edition_when_the_records_change(workspace: Workspace, issued: Edition) -> None:
    workspace.save(FACT.model_copy(update={"statement": "Orlova no longer wants it"}))
    workspace.save(SOURCE.model_copy(update={"standing": "withdrawn"}))
    workspace.save_brief(brief_of(TABLE, JUDGEMENT), brief_of())
    assert workspace.edition("e1") == issued
    assert workspace.edition_document("e1") == DOCUMENT


@pytest.mark.parametrize("number", [1, 3])
def it_refuses_a_number_that_is_not_the_next(workspace: Workspace, issued: Edition, number: int) -> None:
    with pytest.raises(Conflict, match="Edition 1 of “Grain in spring” was issued in another window"):
        workspace.save_edition(edition(number, id="mine"), b"mine")
    assert [row.id for row in workspace.editions("b")] == ["e1"]


def it_refuses_an_edition_that_another_window_issued_first(workspace: Workspace, other: Workspace) -> None:
    other.save_edition(edition(), DOCUMENT)
    with pytest.raises(Conflict, match="issued in another window meanwhile"):
        workspace.save_edition(edition(id="mine"), b"mine")
    assert workspace.edition("e1").document_digest == sha256(DOCUMENT).hexdigest()


def it_counts_the_editions_of_each_brief_apart(workspace: Workspace, issued: Edition) -> None:
    another = edition(id="e9", brief=brief_of().model_copy(update={"id": "c"}))
    assert workspace.save_edition(another, DOCUMENT).number == 1


def it_issues_nothing_in_a_workspace_that_can_only_be_read(
    workspace: Workspace, issued: Edition, path: Path
) -> None:
    reading = Workspace.open(path, read_only=True)
    with pytest.raises(UserError, match="open for reading only"):
        reading.save_edition(edition(2), DOCUMENT)
    assert reading.edition("e1") == issued
    assert reading.edition_document("e1") == DOCUMENT
    reading.close()


def it_says_that_an_edition_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no edition e9"):
        workspace.edition("e9")
    with pytest.raises(NotFound, match="no edition e9"):
        workspace.edition_document("e9")


def it_tells_that_the_text_of_an_edition_is_damaged(
    workspace: Workspace, issued: Edition, path: Path
) -> None:
    workspace.database.run("UPDATE edition SET body = replace(body, 'will open', 'will shut')")
    with pytest.raises(UserError, match="the edition e1 is damaged"):
        workspace.edition("e1")
    assert [row.number for row in workspace.editions("b")] == [1]


def it_tells_that_the_document_of_an_edition_is_damaged(workspace: Workspace, issued: Edition) -> None:
    workspace.database.run("UPDATE edition SET document = ?", (DOCUMENT[:-1],))
    with pytest.raises(UserError, match="the document of the edition e1 is damaged"):
        workspace.edition_document("e1")
    assert workspace.edition("e1") == issued


def it_takes_editions_along_in_a_copy(workspace: Workspace, issued: Edition, tmp_path: Path) -> None:
    workspace.copy_to(tmp_path / "copy.briefwright")
    copy = Workspace.open(tmp_path / "copy.briefwright")
    assert copy.edition("e1") == issued
    assert copy.edition_document("e1") == DOCUMENT
    copy.close()


def it_does_not_delete_a_brief_that_was_issued(workspace: Workspace, issued: Edition) -> None:
    workspace.save_edition(edition(2), DOCUMENT)
    with pytest.raises(UserError) as told:
        workspace.remove_brief("b")
    assert told.value.message == (
        "The brief “Grain in spring” was issued as edition 2 and edition 1, so it was not deleted. What was "
        "issued stays, and its brief with it."
    )
    assert workspace.brief("b") == brief_of(TABLE, JUDGEMENT)


@pytest.mark.parametrize("record", [FACT, SOURCE, ACTOR, TOPIC])
def it_does_not_delete_what_only_an_edition_still_names(
    workspace: Workspace, issued: Edition, record: Record
) -> None:
    workspace.save_brief(brief_of(TABLE, JUDGEMENT), brief_of())
    if record is not FACT:
        workspace.save(FACT.model_copy(update={"actors": (), "topics": (), "citations": (), "stance": None}))
    with pytest.raises(UserError, match="stands in edition 1 of “Grain in spring”, so it was not deleted"):
        workspace.remove(record)
    assert workspace.get(type(record), record.id) is not None


def it_advises_to_withdraw_a_fact_that_was_issued(workspace: Workspace, issued: Edition) -> None:
    workspace.save_brief(brief_of(TABLE, JUDGEMENT), brief_of())
    with pytest.raises(UserError) as told:
        workspace.remove(FACT)
    assert told.value.message == (
        "The fact “Orlova wants the corridor” stands in edition 1 of “Grain in spring”, so it was not "
        "deleted. What was issued stays as it was. Withdraw it instead."
    )


def it_deletes_a_fact_that_an_edition_knows_but_does_not_show(workspace: Workspace, issued: Edition) -> None:
    workspace.remove(EVENT)
    assert workspace.get(Fact, "f2") is None
    assert workspace.edition("e1").facts == (FACT, EVENT)


def it_deletes_a_fact_of_which_an_edition_holds_the_words_alone(workspace: Workspace) -> None:
    detached = FactRef(id="r1", fact="f2", revision=1, shown="Talks began", mode="detached")
    workspace.load([EVENT])
    brief = brief_of(Paragraph(id="p1", content=(detached,)))
    workspace.save_edition(edition(brief=brief, facts=(EVENT,), held=()), DOCUMENT)
    workspace.remove(EVENT)
    assert workspace.all(Fact) == []


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Path]:
    """A copy of a file of the second version, with an edition, as the second version made it."""
    copy = tmp_path / FILE.name
    shutil.copyfile(FILE, copy)
    yield copy


def it_opens_an_edition_from_before_a_migration_unchanged(second: Path) -> None:
    before = stored_edition(second)
    migration = "ALTER TABLE edition ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'"
    newer = (*MIGRATIONS, migration, "CREATE INDEX edition_by_colour ON edition (colour)")
    workspace = Workspace(opening.open_existing(second, scripts=newer))
    assert workspace.database.value("PRAGMA user_version") == len(newer)
    frozen = workspace.edition("e1")
    digests = {"document_digest": sha256(DOCUMENT).hexdigest(), "issued": frozen.issued}
    assert frozen == edition().model_copy(update=digests)
    assert workspace.edition_document("e1") == DOCUMENT
    workspace.close()
    assert stored_edition(second) == before


def it_knows_what_an_edition_of_the_second_version_rests_on(second: Path) -> None:
    workspace = Workspace.open(second)
    for record in (FACT, SOURCE):
        assert [row.id for row in workspace.dependants(record).editions] == ["e1"]
    workspace.close()


def stored_edition(path: Path) -> tuple[object, ...]:
    """What the file holds of its edition, to the last byte."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    columns = "id, brief, number, issued, title, day, digest, body, document"
    row = next(connection.execute(f"SELECT {columns} FROM edition"))
    connection.close()
    return tuple(row)
