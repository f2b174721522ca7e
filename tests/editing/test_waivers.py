"""What is let stand stays a waiver for what it was given for, and for nothing graver."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefwright.domain import edits
from briefwright.domain.blocks import Paragraph, Scenario, ScenarioSet
from briefwright.domain.brief import Brief, Section
from briefwright.domain.checks.naming import Names
from briefwright.domain.content import text
from briefwright.editing.analysis import Analysis, analyse
from briefwright.editing.ports import Yardstick
from briefwright.storage.workspace import Workspace


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "w.briefwright")
    yield workspace
    workspace.close()


def analysed(base: Workspace, brief: Brief) -> Analysis:
    return analyse(base, brief, Names(), Yardstick(), date(2026, 3, 1))


def waived(base: Workspace, brief: Brief) -> Brief:
    """The brief with everything let stand that is found in it."""
    for finding in analysed(base, brief).findings:
        brief = edits.waive(brief, finding.waiver("known"))
    return brief


def it_finds_an_error_where_a_note_on_the_same_marking_was_let_stand(base: Workspace) -> None:
    content = Paragraph(id="p", content=text("It rains."))
    part = Section(id="s", title="Risks", marking="TLP:AMBER", blocks=(content,))
    noted = waived(base, Brief(id="b", title="Rain", sections=(part,)))
    assert (analysed(base, noted).findings, len(analysed(base, noted).waived)) == ((), 1)
    held = analysed(base, edits.set_details(noted, ceiling="TLP:GREEN"))
    assert [one.rule for one in held.errors] == ["marking-above-audience"]
    assert held.waived == ()


def it_finds_scenarios_above_the_whole_where_a_gap_was_let_stand(base: Workspace) -> None:
    def outlook(first: int) -> ScenarioSet:
        rows = (Scenario(id="wet", name="Wet", probability=first), Scenario(id="dry", probability=45))
        return ScenarioSet(id="o", rows=rows)

    part = Section(id="s", title="Outlook", blocks=(outlook(50),))
    short = waived(base, Brief(id="b", title="Rain", sections=(part,)))
    above = edits.change_block(short, "o", lambda _: outlook(99))
    (error,) = analysed(base, above).errors
    assert "144 %" in error.message
    assert [one.severity for one, _ in analysed(base, waived(base, above)).waived] == ["error"]
    assert [one.severity for one, _ in analysed(base, short).waived] == ["warning"]
