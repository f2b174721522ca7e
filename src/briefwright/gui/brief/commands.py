"""What the commands on the open brief do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from briefwright.domain import edits
from briefwright.domain.blocks import Block, Paragraph
from briefwright.domain.brief import Section
from briefwright.domain.content import FactRef
from briefwright.domain.layouts import new_block
from briefwright.editing.ports import Desk
from briefwright.gui.brief.inserting import insert_below

if TYPE_CHECKING:
    from briefwright.gui.brief.pane import BriefPane

_KINDS = (
    "table", "judgement", "alternatives", "position_table", "risk_register", "scenario_set", "timeline",
    "talking_points", "picture", "source_list", "source_summary",
)  # fmt: skip


class BriefCommands:
    """Carries out commands at the caret of a pane; without a brief they do nothing."""

    def __init__(self, pane: BriefPane, desk: Desk) -> None:
        self._pane = pane
        self._desk = desk

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands on the open brief do."""
        return {
            **{name: partial(self._in_view, act) for name, act in self._in_text().items()},
            **{f"edit.{name}": partial(self._on_focus, name) for name in ("cut", "copy", "paste")},
        }

    def _in_text(self) -> dict[str, Callable[[], None]]:
        return {
            "edit.undo": self._pane.undo,
            "edit.redo": self._pane.redo,
            "edit.find": lambda: self._pane.find_bar.open() if self._pane.find_bar else None,
            "edit.find_next": partial(self._find, 1),
            "edit.find_previous": partial(self._find, -1),
            "edit.details": lambda: self._pane.page.details.title.setFocus() if self._pane.page else None,
            "format.bold": lambda: self._on_text("toggle_bold"),
            "format.italic": lambda: self._on_text("toggle_italic"),
            **{
                f"format.{kind}": partial(self._on_text, "set_kind", kind)
                for kind in ("paragraph", "bullet", "numbered", "quote")
            },
            **{f"insert.{kind}": partial(self._insert_kind, kind) for kind in _KINDS},
            "insert.paragraph": lambda: self._insert(Paragraph(id=self._desk.new_id())),
            "block.up": lambda: self._move_block(-1),
            "block.down": lambda: self._move_block(1),
            "block.remove": self._remove_block,
            "section.new": self._new_section,
            "section.rename": lambda: self._with_section(lambda one: self._pane.rename_section(one.id)),
            "section.up": lambda: self._shift_section(-1),
            "section.down": lambda: self._shift_section(1),
            "section.remove": lambda: self._with_section(self._pane.remove_section),
            "section.next": lambda: self._step_section(1),
            "section.previous": lambda: self._step_section(-1),
            "reference.take": lambda: self._with_ref(lambda ref: self._pane.take(ref.id, False)),
            "reference.take_everywhere": lambda: self._with_ref(lambda ref: self._pane.take(ref.id, True)),
            "reference.take_all": self._pane.take_all,
            "reference.next_changed": self._pane.next_changed,
            "reference.follow": lambda: self._with_ref(lambda ref: self._pane.set_mode(ref.id, "follow")),
            "reference.pin": lambda: self._with_ref(lambda ref: self._pane.set_mode(ref.id, "pinned")),
            "reference.detach": lambda: self._with_ref(lambda ref: self._pane.set_mode(ref.id, "detached")),
            "view.text": self._pane.focus_text,
        }

    def _in_view(self, act: Callable[[], None]) -> None:
        self._pane.come_forward()
        act()

    def _find(self, by: int) -> None:
        if self._pane.find_bar is not None:
            self._pane.find_bar.step(by)

    def _on_text(self, method: str, *arguments: str) -> None:
        if self._pane.page is not None and self._pane.page.current is not None and not self._desk.read_only:
            getattr(self._pane.page.current, method)(*arguments)

    def _on_focus(self, method: str) -> None:
        act = getattr(QApplication.focusWidget(), method, None)
        if act is not None:
            act()

    def _insert_kind(self, kind: str) -> None:
        self._insert(new_block(kind, self._desk.new_id))

    def _insert(self, block: Block) -> None:
        if self._pane.page is not None:
            insert_below(self._pane.page, block)

    def _with_ref(self, act: Callable[[FactRef], None]) -> None:
        ref = self._pane.page.current_ref() if self._pane.page else None
        if ref is not None:
            act(ref)

    def _with_section(self, act: Callable[[Section], None]) -> None:
        section = self._pane.page.current_section() if self._pane.page else None
        if section is not None:
            act(section)

    def _move_block(self, by: int) -> None:
        block = self._pane.page.current_block() if self._pane.page else None
        if block is not None:
            self._pane.perform("Move block", lambda brief: edits.move_block(brief, block.id, by))

    def _remove_block(self) -> None:
        block = self._pane.page.current_block() if self._pane.page else None
        if block is not None:
            self._pane.perform("Remove block", lambda brief: edits.remove_block(brief, block.id))

    def _new_section(self) -> None:
        if self._pane.brief is None or self._pane.page is None:
            return
        here = self._pane.page.current_section()
        ids = [section.id for section in self._pane.brief.sections]
        index = ids.index(here.id) + 1 if here else len(ids)
        new_id = self._desk.new_id
        section = Section(id=new_id(), title="New section", blocks=(Paragraph(id=new_id()),))
        self._pane.perform("New section", lambda brief: edits.add_section(brief, section, index))
        self._pane.rename_section(section.id)

    def _shift_section(self, by: int) -> None:
        def shift(section: Section) -> None:
            if self._pane.brief is not None:
                index = [one.id for one in self._pane.brief.sections].index(section.id) + by
                self._pane.move_section(section.id, index)

        self._with_section(shift)

    def _step_section(self, by: int) -> None:
        if self._pane.brief is None or self._pane.page is None or not self._pane.brief.sections:
            return
        ids = [section.id for section in self._pane.brief.sections]
        here = self._pane.page.current_section()
        at = ids.index(here.id) + by if here else 0
        self._pane.page.go_to_section(ids[max(0, min(at, len(ids) - 1))])
