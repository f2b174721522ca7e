"""Find in brief: a bar under the page."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from briefwright.editing.document import Changed
from briefwright.gui.brief.page import BriefPage
from briefwright.gui.text.surface import TextSurface

_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAUSE = 120
"""Milliseconds without a key after which the search begins."""

Match = tuple[int, int, int]
"""Which surface of the page, in reading order, and start and end in it."""


class FindBar(QWidget):
    """Marks what is found on the page and steps through it, from the caret on and round the end."""

    def __init__(self, page: BriefPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._surfaces: Sequence[TextSurface] = ()
        self._matches: Sequence[Match] = ()
        self._at = -1
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._search)
        self.field = QLineEdit(placeholderText="Find in brief", clearButtonEnabled=True)
        self.field.setAccessibleName("Find in brief")
        self.field.textChanged.connect(self._typed)
        self.count = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        for text, name, step in (("↑", "Find previous", -1), ("↓", "Find next", 1)):
            layout.addWidget(self._button(text, name, step))
        layout.addWidget(self._button("✕", "Close the find bar", 0))
        page.document.subscribe(self._changed)
        self.hide()

    def open(self) -> None:
        """Show the bar; what is selected in the text is looked for."""
        surface = self._page.current
        selected = surface.textCursor().selectedText() if surface else ""
        self.show()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def step(self, by: int) -> None:
        """Go to the next match (1) or the one before (-1); opens the bar where it is closed."""
        if self.isHidden():
            self.open()
        elif self._pause.isActive():
            self._search()
        if not self._matches:
            return
        former, self._at = self._at, self._following() if by > 0 else self._preceding()
        number, start, end = self._matches[self._at]
        self._page.go_to_match(self._surfaces[number], start, end)
        self._mark({number, self._matches[former][0]} if former >= 0 else {number})
        self._tell_count()
        if not self.field.hasFocus():
            self._page.focus_text()

    def close_bar(self) -> None:
        """Hide the bar and go back to the text, at the match."""
        self._pause.stop()
        self.hide()
        self._unmark()
        self._surfaces, self._matches, self._at = (), (), -1
        self._page.focus_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps on, Shift+Enter back, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in _KEYS:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Enter and Esc before a command of the window takes them."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def _button(self, text: str, name: str, step: int) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.step(step) if step else self.close_bar())
        return button

    def _typed(self, _: str) -> None:
        self._pause.start()

    def _changed(self, _: Changed) -> None:
        if not self.isHidden():
            self._pause.start()
            self._surfaces, self._matches, self._at = (), (), -1

    def _search(self) -> None:
        self._pause.stop()
        self._unmark()
        text = self.field.text()
        self._surfaces = tuple(self._page.surfaces())
        self._matches = [
            (number, *span)
            for number, surface in enumerate(self._surfaces)
            for span in (surface.find_matches(text) if text else ())
        ]
        selected = self._selected()
        self._at = self._matches.index(selected) if selected in self._matches else -1
        self._mark({number for number, *_ in self._matches})
        self._tell_count()

    def _unmark(self) -> None:
        for surface in self._page.surfaces():
            surface.show_matches([], None)

    def _selected(self) -> Match | None:
        """What is selected in the text, or where the caret is; None when it is nowhere."""
        here = self._page.current
        if here is None or here not in self._surfaces:
            return None
        cursor = here.textCursor()
        return self._surfaces.index(here), cursor.selectionStart(), cursor.selectionEnd()

    def _following(self) -> int:
        """The first match behind the caret, else the first of all."""
        number, _, end = self._selected() or (0, 0, 0)
        after = (at for at, match in enumerate(self._matches) if match[:2] >= (number, end))
        return next(after, 0)

    def _preceding(self) -> int:
        """The last match before the caret, else the last of all."""
        number, start, _ = self._selected() or (0, 0, 0)
        before = sum((match[0], match[2]) <= (number, start) for match in self._matches)
        return before - 1 if before else len(self._matches) - 1

    def _tell_count(self) -> None:
        if not self.field.text():
            self.count.clear()
        elif not self._matches:
            self.count.setText("Nothing found")
        elif self._at < 0:
            self.count.setText(f"{len(self._matches):,} found")
        else:
            self.count.setText(f"{self._at + 1:,} of {len(self._matches):,}")

    def _mark(self, surfaces: Collection[int]) -> None:
        """Mark what is found in these surfaces."""
        here = self._matches[self._at] if self._at >= 0 else None
        spans: dict[int, list[tuple[int, int]]] = {number: [] for number in surfaces}
        for number, start, end in self._matches:
            if number in spans:
                spans[number].append((start, end))
        for number, found in spans.items():
            current = (here[1], here[2]) if here and here[0] == number else None
            self._surfaces[number].show_matches(found, current)
