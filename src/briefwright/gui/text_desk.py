"""Asks for what commands at the caret need: a link, the name of a snippet, a form for a fact."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefwright.domain.content import plain
from briefwright.domain.labels import labels, pointer
from briefwright.gui import prompts
from briefwright.gui.brief import crossrefs
from briefwright.gui.brief.pane import BriefPane
from briefwright.gui.picker import Picker
from briefwright.gui.records.record_desk import RecordDesk
from briefwright.gui.text.surface import TextSurface

_RECORDS = ("fact", "source", "actor", "topic")


class TextDesk(QObject):
    """Works on the text that has, or last had, the focus in the pane."""

    def __init__(self, pane: BriefPane, records: RecordDesk, window: QWidget) -> None:
        super().__init__(window)
        self._pane = pane
        self._records = records
        self._window = window

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What the commands at the caret do."""
        return {
            "edit.save_snippet": self._ask_snippet,
            "insert.link": self._ask_link,
            "insert.crossref": self._ask_pointer,
            **{f"record.{kind}": partial(self._new_record, kind) for kind in _RECORDS},
            "reference.edit": self._edit_current_fact,
        }

    @property
    def _surface(self) -> TextSurface | None:
        return self._pane.page.current if self._pane.page else None

    def _ask_snippet(self) -> None:
        surface = self._surface
        selected = surface is not None and surface.textCursor().hasSelection()
        blocks = surface.selection_blocks() if surface and selected else ()
        if not blocks:
            self._pane.notice.tell("Select the text that is to become a snippet first.", "warning")
            return
        prompts.ask_text(
            self._window,
            "Save as snippet",
            "Name of the snippet",
            " ".join(plain(blocks[0].content).split()[:5]),
            lambda name: self._records.save_snippet(name, blocks),
        )

    def _ask_link(self) -> None:
        surface = self._surface
        if surface is not None and surface.current_pointer():
            self._pane.notice.tell(
                "This is a cross reference, which leads to a table or picture of the brief and to no web "
                "address. Delete it first to put a link in its place.",
                "warning",
            )
        elif surface is not None:
            label = "Web address; none takes the link away"
            prompts.ask_text(self._window, "Link", label, "https://", surface.set_link, optional=True)

    def _ask_pointer(self) -> None:
        surface, brief = self._surface, self._pane.brief
        if surface is None or brief is None or surface.isReadOnly():
            return
        choices = crossrefs.choices(brief)
        if not choices:
            self._pane.notice.tell(
                "There is no table and no picture to point to yet. Insert one and give it a caption.",
                "warning",
            )
            return
        picker = Picker(choices, "Which table or picture?", self._window.window())
        picker.chosen.connect(partial(self._point, surface))
        picker.finished.connect(surface.setFocus)
        picker.show()

    def _point(self, surface: TextSurface, block: str) -> None:
        label = labels(self._pane.brief).get(block) if self._pane.brief else None
        if label and self._surface is surface:
            surface.insert_pointer(pointer(block, label))
            self._pane.focus_text()

    def _new_record(self, kind: str) -> None:
        surface = self._surface
        selected = surface.textCursor().selectedText() if surface and kind == "fact" else ""
        self._records.new(kind, " ".join(selected.split()))

    def _edit_current_fact(self) -> None:
        ref = self._pane.page.current_ref() if self._pane.page else None
        if ref is not None:
            self._records.edit("fact", ref.fact)
