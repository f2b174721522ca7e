"""A workspace file of the first version, made by the first version, opens for ever after."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import apsw
import pytest

from briefwright.domain.blocks import PositionTable, RiskRegister, ScenarioSet
from briefwright.domain.brief import Snippet, blocks, references
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.domain.queries import FactFilter
from briefwright.storage.bodies import digest
from briefwright.storage.schema import MIGRATIONS
from briefwright.storage.workspace import Workspace

FILE = Path(__file__).parent / "data" / "version-1.briefwright"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    copy = tmp_path / FILE.name
    shutil.copyfile(FILE, copy)
    return copy


@pytest.fixture
def workspace(copy: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(copy)
    yield workspace
    workspace.close()


def it_holds_its_records(workspace: Workspace) -> None:
    fact = workspace.get(Fact, "F1")
    assert fact is not None
    assert (fact.statement, fact.revision) == ("Exports fell by 12 percent", 2)
    assert fact.citations[0].quotation == "fell by a tenth"
    titles = [one.title for one in workspace.all(Source)], [one.name for one in workspace.all(Topic)]
    assert titles == (["Customs report"], ["Grain"])
    assert [one.aliases for one in workspace.all(Actor)] == [("Зеленський",)]
    assert [one.name for one in workspace.all(Snippet)] == ["Caveat"]


def it_holds_the_history_of_its_fact(workspace: Workspace) -> None:
    assert [past.fact.statement for past in workspace.past("F1")] == ["Exports fell by 10 percent"]


def it_holds_its_brief(workspace: Workspace) -> None:
    brief = workspace.brief("B1")
    assert (brief.title, brief.day, brief.marking) == ("Grain in spring", date(2025, 4, 1), "TLP:GREEN")
    kinds = "paragraph bullet numbered quote table position_table risk_register scenario_set source_list"
    assert [block.kind for _, block in blocks(brief)] == kinds.split()
    assert [(ref.fact, ref.revision, ref.mode) for _, ref in references(brief)] == [("F1", 1, "pinned")]
    rows = [block.rows for _, block in blocks(brief) if isinstance(block, PositionTable)]
    assert rows[0][0].actor == "A1"
    risks = [block.rows[0].owner for _, block in blocks(brief) if isinstance(block, RiskRegister)]
    assert risks == ["Desk"]
    chances = [block.rows[0].probability for _, block in blocks(brief) if isinstance(block, ScenarioSet)]
    assert chances == [60]


def it_finds_its_fact_by_any_spelling_of_its_actor(workspace: Workspace) -> None:
    for spelling in ("Zelensky", "Zelenskyy", "Зеленський"):
        assert len(workspace.find_facts(FactFilter(text=spelling)).rows) == 1


def it_can_be_written_to(workspace: Workspace) -> None:
    fact = workspace.get(Fact, "F1")
    assert fact is not None
    assert workspace.save(fact.model_copy(update={"statement": "Exports fell"})).revision == 3


def it_is_brought_up_to_date_when_it_is_opened(workspace: Workspace) -> None:
    assert workspace.database.value("PRAGMA user_version") == len(MIGRATIONS)
    assert workspace.editions("B1") == []
    assert workspace.facts_on((), ["T1"], stanced=True) == []
    assert [fact.id for fact in workspace.facts_on((), ["T1"])] == ["F1"]


def it_finds_the_stances_that_it_held_before(copy: Path) -> None:
    connection = apsw.Connection(str(copy))
    values = json.loads(next(connection.execute("SELECT body FROM fact_body"))[0])
    text = json.dumps(values | {"stance": "opposes", "kind": "position"}, ensure_ascii=False)
    connection.execute("UPDATE fact_body SET body = ?, digest = ?", (text, digest(text)))
    connection.close()
    workspace = Workspace.open(copy)
    assert [fact.stance for fact in workspace.facts_on(["A1"], (), stanced=True)] == ["opposes"]
    workspace.close()


def it_opens_though_one_of_its_facts_is_damaged(copy: Path) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content.replace(b'"Exports fell by 12 percent"', b'"Exports"fell by 12 percent"'))
    workspace = Workspace.open(copy)
    assert [one.title for one in workspace.all(Source)] == ["Customs report"]
    with pytest.raises(UserError, match="the fact F1 is damaged"):
        workspace.get(Fact, "F1")
    workspace.close()
