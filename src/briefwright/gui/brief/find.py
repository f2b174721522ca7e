"""Find in brief: a bar under the page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from briefwright.editing.document import Changed
from briefwright.gui.brief.page import BriefPage
from briefwright.gui.text.surface import TextSurface

Match = tuple[TextSurface, tuple[int, int]]


class FindBar(QWidget):
    """Marks what is found on the page and steps through it, from the caret on and round the end."""

    def __init__(self, page: BriefPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._matches: Sequence[Match] = ()
        self._at = -1
        self.field = QLineEdit(placeholderText="Find in brief", clearButtonEnabled=True)
        self.field.setAccessibleName("Find in brief")
        self.field.textChanged.connect(self._search)
        self._count = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._count)
        for text, name, step in (("↑", "Find previous", -1), ("↓", "Find next", 1)):
            layout.addWidget(self._button(text, name, step))
        close = self._button("✕", "Close the find bar", 0)
        layout.addWidget(close)
        self._leave = page.document.subscribe(self._changed)
        page.destroyed.connect(self._leave)
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
        self._search(self.field.text())

    def step(self, by: int) -> None:
        """Go to the next match (1) or the one before (-1)."""
        if not self._matches:
            self._search(self.field.text())
        if self._matches:
            self._at = (self._at + by) % len(self._matches)
            self._show()
            surface, (start, end) = self._matches[self._at]
            surface.select_range(start, end)
            if not self.field.hasFocus():
                surface.setFocus(Qt.FocusReason.OtherFocusReason)
            self._page.show_caret(surface)

    def close_bar(self) -> None:
        """Hide the bar and go back to the text, at the match."""
        self.hide()
        found = self._matches[self._at][0] if 0 <= self._at < len(self._matches) else None
        self._matches, self._at = (), -1
        for surface in self._page.surfaces():
            surface.show_matches([], None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._page.focus_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps on, Shift+Enter back, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Enter and Esc before a command of the window takes them."""
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in keys:
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

    def _changed(self, _: Changed) -> None:
        if self.isVisible():
            self._search(self.field.text())

    def _search(self, text: str) -> None:
        matches: list[Match] = []
        for surface in self._page.surfaces():
            found = surface.find_matches(text) if text else []
            surface.show_matches(found, None)
            matches += [(surface, span) for span in found]
        self._matches = matches
        self._at = min(self._at, len(matches) - 1)
        self._show()

    def _show(self) -> None:
        if not self.field.text():
            self._count.clear()
        elif not self._matches:
            self._count.setText("Nothing found")
        elif self._at < 0:
            self._count.setText(f"{len(self._matches)} found")
        else:
            self._count.setText(f"{self._at + 1} of {len(self._matches)}")
        current = self._matches[self._at] if 0 <= self._at < len(self._matches) else None
        for surface in {id(one): one for one, _ in self._matches}.values():
            spans = [span for one, span in self._matches if one is surface]
            surface.show_matches(spans, current[1] if current and current[0] is surface else None)
