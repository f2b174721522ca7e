"""The one door for changes, and undo."""

from datetime import date

import pytest

from briefwright.domain import edits
from briefwright.domain.brief import Brief, Section
from briefwright.domain.errors import NotFound
from briefwright.editing.document import MERGE_SECONDS, Changed, Document


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def document(clock: Clock) -> Document:
    sections = (Section(id="s1", title="Background"), Section(id="s2", title="Risks"))
    return Document(Brief(id="b", title="Talks", day=date(2025, 11, 24), sections=sections), clock)


def retitle(title: str) -> edits.Edit:
    return lambda brief: edits.set_details(brief, title=title)


def it_returns_to_the_very_same_value_on_undo(document: Document) -> None:
    before = document.brief
    document.perform("Title", retitle("Other"))
    assert document.undo()
    assert document.brief is before


def it_brings_back_on_redo_what_undo_took(document: Document) -> None:
    document.perform("Title", retitle("Other"))
    after = document.brief
    document.undo()
    assert document.redo()
    assert document.brief is after


def it_has_nothing_to_undo_at_first(document: Document) -> None:
    assert not document.undo()
    assert document.undo_label() == ""


def it_tells_nobody_when_an_edit_changes_nothing(document: Document) -> None:
    told: list[Changed] = []
    document.subscribe(told.append)
    assert not document.perform("Title", retitle("Talks"))
    assert told == []


def it_tells_before_after_label_and_origin(document: Document) -> None:
    told: list[Changed] = []
    document.subscribe(told.append)
    before = document.brief
    document.perform("Title", retitle("Other"), origin="me")
    assert told == [Changed(before, document.brief, "Title", "me")]


def it_tells_no_more_after_the_subscription_ends(document: Document) -> None:
    told: list[Changed] = []
    leave = document.subscribe(told.append)
    leave()
    document.perform("Title", retitle("Other"))
    assert told == []


def it_joins_edits_of_one_key_into_one_step(document: Document) -> None:
    before = document.brief
    for title in ("O", "Ot", "Oth"):
        document.perform("Typing", retitle(title), merge_key="title")
    document.undo()
    assert document.brief is before


def it_starts_a_new_step_after_a_pause(document: Document, clock: Clock) -> None:
    document.perform("Typing", retitle("O"), merge_key="title")
    clock.now += MERGE_SECONDS + 0.1
    document.perform("Typing", retitle("Ot"), merge_key="title")
    document.undo()
    assert document.brief.title == "O"


def it_starts_a_new_step_after_an_undo(document: Document) -> None:
    document.perform("Typing", retitle("O"), merge_key="title")
    document.perform("Typing", retitle("Ot"))
    document.undo()
    document.perform("Typing", retitle("Ox"), merge_key="title")
    document.undo()
    assert document.brief.title == "O"


def it_forgets_what_was_undone_when_something_new_is_done(document: Document) -> None:
    document.perform("Title", retitle("One"))
    document.undo()
    document.perform("Title", retitle("Two"))
    assert not document.redo()


def it_names_what_undo_and_redo_would_do(document: Document) -> None:
    document.perform("Move section", lambda brief: edits.move_section(brief, "s2", 0))
    assert document.undo_label() == "Move section"
    document.undo()
    assert document.redo_label() == "Move section"


def it_keeps_the_brief_when_an_edit_fails(document: Document) -> None:
    before = document.brief
    with pytest.raises(NotFound):
        document.perform("Rename", lambda brief: edits.rename_section(brief, "nowhere", "x"))
    assert document.brief is before
    assert not document.undo()
