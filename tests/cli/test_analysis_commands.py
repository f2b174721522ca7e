"""The terminal checks, issues, compares and traces."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefwright.domain import edits
from briefwright.domain.blocks import Judgement, Paragraph
from briefwright.domain.brief import Brief, Section, Waiver
from briefwright.domain.content import FactRef, Text, reference, text
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.storage.workspace import Workspace
from cli.terminal import Terminal
from rewriting import rewritten

AGENCY = Source(id="S1", revision=1, title="Gauge readings", publisher="Met Office", origin="Hut keeper")
PAPER = Source(id="S2", revision=1, title="Snow ahead", publisher="Valley Post", origin="Hut keeper")
RAIN = Fact(
    id="F1", revision=1, statement="It rained", citations=(Citation(source="S1"), Citation(source="S2"))
)
THAW = Fact(id="F2", revision=1, statement="It thawed", citations=(Citation(source="S2"),))
LOST = FactRef(id="r-lost", fact="F9", revision=1, shown="something long gone")
JUDGEMENT = Judgement(
    id="j1",
    statement=text("The pass will close"),
    likelihood="unlikely",
    confidence="low",
    reason=text("One gauge."),
    supporting=(reference(RAIN, "r1"),),
    contrary=(reference(THAW, "r2"),),
)
BRIEF = Brief(
    id="B1",
    title="The pass",
    day=date(2026, 5, 1),
    sections=(Section(id="s1", title="Findings", role="key-judgements", blocks=(JUDGEMENT,)),),
)
BROKEN = BRIEF.model_copy(
    update={
        "id": "B2",
        "title": "Broken",
        "sections": (
            Section(
                id="s9", title="Loose ends", blocks=(Paragraph(id="p9", content=(Text(text="See "), LOST)),)
            ),
        ),
    }
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with a brief that can be issued and one that refers to a fact that is gone."""
    path = tmp_path / "pass.briefwright"
    workspace = Workspace.create(path)
    workspace.load((AGENCY, PAPER, RAIN, THAW), (BRIEF, BROKEN))
    workspace.close()
    return path


def change(path: Path, brief_id: str, edit: Callable[[Brief], Brief]) -> None:
    """Edit a brief in the file."""
    workspace = Workspace.open(path)
    before = workspace.brief(brief_id)
    workspace.save_brief(before, edit(before))
    workspace.close()


def rate(brief: Brief, likelihood: str) -> Brief:
    return edits.change_block(brief, "j1", lambda one: one.model_copy(update={"likelihood": likelihood}))


# -- check


def it_tells_findings_as_objects(terminal: Terminal, path: Path) -> None:
    found = terminal.json("check", path, "Broken", code=1)
    (error,) = (one for one in found if one["severity"] == "error")
    assert error["rule"] == "dangling-reference"
    assert error["place"] == {"section": "s9", "section_title": "Loose ends", "block": "p9", "slot": []}
    assert error["words"] == "something long gone"
    assert error["message"] and error["reason"] and error["key"]
    assert error["waived"] == ""


def it_leaves_with_one_and_a_sentence_when_an_error_stands(terminal: Terminal, path: Path) -> None:
    assert terminal.run("check", path, "Broken") == 1
    (line,) = (line for line in terminal.out.splitlines() if line.startswith("error"))
    assert "Loose ends" in line
    assert terminal.err == "“Broken” cannot be issued yet: 1 error stands.\n"


def it_leaves_with_zero_when_no_error_stands(terminal: Terminal, path: Path) -> None:
    assert terminal.run("check", path, "The pass") == 0
    assert terminal.err == ""


def it_shows_what_was_waived_with_its_reason(terminal: Terminal, path: Path) -> None:
    (error,) = (one for one in terminal.json("check", path, "Broken", code=1) if one["severity"] == "error")
    waiver = Waiver(rule=error["rule"], key=error["key"], reason="It is on paper.")
    change(path, "B2", lambda brief: edits.waive(brief, waiver))
    (again,) = (one for one in terminal.json("check", path, "Broken") if one["waived"])
    assert {**again, "waived": ""} == error
    assert again["waived"] == "It is on paper."
    assert terminal.run("check", path, "Broken") == 0
    (line,) = (line for line in terminal.out.splitlines() if line.startswith("waived"))
    assert line.endswith("(Not here, because: It is on paper.)")


# -- issue and editions


def it_issues_a_brief(terminal: Terminal, path: Path) -> None:
    assert terminal.run("issue", path, "The pass") == 0
    assert terminal.out == "Issued edition 1 of “The pass”.\n"
    (edition,) = terminal.json("editions", path, "The pass")
    assert (edition["number"], edition["day"], edition["title"]) == (1, "2026-05-01", "The pass")


def it_writes_the_document_that_went_out(terminal: Terminal, path: Path, tmp_path: Path) -> None:
    terminal.ports.notices = ("Mind the gap.",)
    out = tmp_path / "pass.docx"
    assert terminal.run("issue", path, "The pass", "--out", out) == 0
    assert out.read_bytes() == b"Document of The pass"
    assert terminal.out == f"Issued edition 1 of “The pass”.\nWrote it to {out}.\n"
    assert terminal.err == "Mind the gap.\n"


def it_says_that_the_edition_is_kept_when_its_document_cannot_be_written(
    terminal: Terminal, path: Path, tmp_path: Path
) -> None:
    assert terminal.run("issue", path, "The pass", "--out", tmp_path / "none" / "pass.docx") == 1
    assert "does not exist" in terminal.err
    assert "Edition 1 is issued all the same: “briefwright editions PATH BRIEF --save 1 FILE”" in terminal.err
    assert len(terminal.json("editions", path, "The pass")) == 1


def it_does_not_issue_what_an_error_holds_back(terminal: Terminal, path: Path) -> None:
    assert terminal.run("issue", path, "Broken") == 1
    assert "was not issued, because 1 error stands" in terminal.err
    assert terminal.err.count("\n") == 1
    assert terminal.json("editions", path, "Broken") == []


def it_issues_nothing_in_a_file_that_can_only_be_read(
    terminal: Terminal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal.ports, "open", lambda path: Workspace.open(path, read_only=True))
    assert terminal.run("issue", path, "The pass") == 1
    assert terminal.err.count("\n") == 1
    assert terminal.json("editions", path, "The pass") == []


def it_writes_the_document_of_an_edition_later(terminal: Terminal, path: Path, tmp_path: Path) -> None:
    terminal.run("issue", path, "The pass")
    change(path, "B1", lambda brief: edits.set_details(brief, title="The road"))
    terminal.run("issue", path, "The road")
    out = tmp_path / "first.docx"
    assert terminal.run("editions", path, "The road", "--save", "1", out) == 0
    assert out.read_bytes() == b"Document of The pass"
    assert terminal.out == f"Wrote edition 1 of “The road” to {out}.\n"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("2", "There is no edition 2 of this brief; the last one is 1."),
        ("first", "“first” is no number of an edition; they count from 1."),
    ],
)
def it_writes_nothing_for_an_edition_that_there_is_not(
    terminal: Terminal, path: Path, tmp_path: Path, number: str, told: str
) -> None:
    terminal.run("issue", path, "The pass")
    assert terminal.run("editions", path, "The pass", "--save", number, tmp_path / "out.docx") == 1
    assert terminal.err == f"briefwright: {told}\n"
    assert not (tmp_path / "out.docx").exists()


def it_lists_the_latest_edition_first(terminal: Terminal, path: Path) -> None:
    terminal.run("issue", path, "The pass")
    terminal.run("issue", path, "The pass")
    terminal.run("editions", path, "The pass")
    lines = terminal.out.splitlines()
    assert [line.split()[:2] for line in lines] == [["2", "2026-05-01"], ["1", "2026-05-01"]]
    assert all(line.endswith("The pass") for line in lines)


# -- changes


def it_tells_what_changed_between_two_editions(terminal: Terminal, path: Path) -> None:
    terminal.run("issue", path, "The pass")
    change(path, "B1", lambda brief: rate(edits.set_details(brief, day=date(2026, 6, 1)), "likely"))
    terminal.run("issue", path, "The pass")
    assert terminal.run("changes", path, "The pass", "1", "2") == 0
    assert terminal.out == (
        "“The pass will close”: likelihood went from unlikely (25 to 35 %) on 1 May 2026 to "
        "likely (55 to 75 %) on 1 June 2026. Confidence stays low. "
        "Unchanged in support: “It rained”. Unchanged against it: “It thawed”.\n"
    )


def it_tells_changes_of_the_draft_for_programs(terminal: Terminal, path: Path) -> None:
    terminal.run("issue", path, "The pass")
    change(path, "B1", lambda brief: rate(brief, "likely"))
    assert terminal.run("changes", path, "The pass", "1", "draft", "--json") == 0
    told = json.loads(terminal.out)
    (judgement,) = told["judgements"]
    assert (judgement["block"], judgement["statement"]) == ("j1", "The pass will close")
    assert (judgement["before"]["likelihood"], judgement["after"]["likelihood"]) == ("unlikely", "likely")
    assert (told["before"]["number"], told["after"]["number"]) == (1, 0)
    assert told["positions"] == told["risks"] == told["scenarios"] == told["withdrawn"] == []


def it_tells_of_a_withdrawn_source(terminal: Terminal, path: Path) -> None:
    terminal.run("issue", path, "The pass")
    workspace = Workspace.open(path)
    workspace.save(AGENCY.model_copy(update={"standing": "withdrawn"}))
    workspace.close()
    terminal.run("changes", path, "The pass", "1", "draft")
    assert terminal.out == "Source withdrawn: “Gauge readings”, Met Office.\n"


def it_says_that_nothing_changed(terminal: Terminal, path: Path) -> None:
    terminal.run("issue", path, "The pass")
    change(path, "B1", lambda brief: rewritten(brief, "j1", ("statement",), text("It will close")))
    terminal.run("changes", path, "The pass", "1", "draft")
    assert terminal.out.startswith("No judgement, position, risk or scenario has changed since edition 1")


def it_says_that_there_is_no_such_edition(terminal: Terminal, path: Path) -> None:
    assert terminal.run("changes", path, "The pass", "1", "draft") == 1
    assert terminal.err == "briefwright: There is no edition 1 of this brief, for none was issued yet.\n"


# -- trace


def it_traces_a_source_up_to_all_that_rests_on_it(terminal: Terminal, path: Path) -> None:
    terminal.run("issue", path, "The pass")
    found = terminal.json("trace", path, "S2")
    assert [(one["kind"], one["id"]) for one in found] == [
        ("fact", "F1"),
        ("fact", "F2"),
        ("judgement", "j1"),
        ("judgement", "j1"),
        ("edition", "n1"),
    ]
    assert [one["contrary"] for one in found if one["kind"] == "judgement"] == [False, True]
    assert terminal.err == "2 facts, 1 judgement, 1 brief and 1 issued edition rest on S2.\n"


def it_traces_a_fact_in_words(terminal: Terminal, path: Path) -> None:
    terminal.run("trace", path, "F2")
    assert terminal.out == (
        "judgement  j1  speaks against the judgement “The pass will close” · The pass · Findings\n"
    )


def it_says_that_nothing_rests_on_a_record(terminal: Terminal, path: Path) -> None:
    workspace = Workspace.open(path)
    workspace.save(Source(id="S3", title="Unread"))
    workspace.close()
    assert terminal.run("trace", path, "S3") == 0
    assert (terminal.out, terminal.err) == ("", "Nothing rests on S3.\n")


@pytest.mark.parametrize("wanted", ["B1", "j1"])
def it_traces_a_brief_or_a_judgement_down_to_its_origins(terminal: Terminal, path: Path, wanted: str) -> None:
    found = terminal.json("trace", path, wanted)
    assert [(one["kind"], one["id"]) for one in found[:4]] == [
        ("fact", "F1"),
        ("contrary fact", "F2"),
        ("source", "S1"),
        ("source", "S2"),
    ]
    (origin,) = found[4:]
    assert (origin["kind"], origin["sources"]) == ("origin", ["S1", "S2"])
    assert origin["words"] == "Hut keeper (S1, S2)"


def it_says_what_was_withdrawn_below(terminal: Terminal, path: Path) -> None:
    workspace = Workspace.open(path)
    workspace.save(AGENCY.model_copy(update={"standing": "withdrawn"}))
    workspace.close()
    found = {one["id"]: one["words"] for one in terminal.json("trace", path, "j1")}
    assert found["S1"] == "“Gauge readings”, Met Office (withdrawn)"
    assert found["S2"] == "“Snow ahead”, Valley Post"


def it_names_a_fact_that_is_not_there(terminal: Terminal, path: Path) -> None:
    terminal.run("trace", path, "p9")
    assert terminal.out == "missing  F9  is not in this workspace\n"


def it_says_that_there_is_nothing_of_that_id(terminal: Terminal, path: Path) -> None:
    assert terminal.run("trace", path, "X1") == 1
    assert terminal.err == "briefwright: There is no source, fact, brief or block X1 in this workspace.\n"
