"""What all forms for records share: rows of fields, saving, and leaving without losing what was written."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain.queries import Dependants
from briefwright.domain.records import Record
from briefwright.gui.records.fields import Field, faint, row
from briefwright.gui.records.in_use import InUse

_EDITORS = """
QLineEdit, QPlainTextEdit {
    background: palette(base); border: 1px solid palette(mid); border-radius: 3px; padding: 2px 3px;
}
QLineEdit:focus, QPlainTextEdit:focus { border-color: palette(highlight); }
QLineEdit:disabled, QPlainTextEdit:disabled { background: palette(window); }
"""


class RecordForm(QDialog):
    """A form for one record. Show it with `open()`; it never blocks and keeps what is written in it.

    `saved` carries each record to store, in the order in which to store them: records made on the
    way first, the form's own record last. Revisions are as they were read, 0 for what is new. The
    form then hides; when storing failed, `refuse` brings it back with everything in it.
    """

    saved = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._fields: list[Field] = []
        self._at_first: list[object] = []
        self.setStyleSheet(_EDITORS)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(24, 16, 24, 16)
        self._rows.setSpacing(12)
        self.in_use: InUse | None = None
        self.notice = _Notice()
        self.leaving = _Leaving()
        self.leaving.kept.connect(self._keep_writing)
        self.leaving.discarded.connect(self._discard)
        self.buttons = self._make_buttons()
        self._lay_out(title)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    def records(self) -> Sequence[Record]:
        """The records as they now stand in the form, its own last; asked only when every field is right."""
        raise NotImplementedError

    def save(self) -> None:
        """Hand over the records, or show what has to be put right first."""
        wrong = [field for field in self._fields if not field.check()]
        if wrong:
            wrong[0].go()
            return
        records = self.records()
        self.accept()
        for record in records:
            self.saved.emit(record)

    def refuse(self, message: str) -> None:
        """Come back after storing failed, and say why."""
        self._keep_writing()
        self.notice.say(message)
        self.open()

    def show_resting(self, dependants: Dependants) -> None:
        """Say at the top what rests on the record, if anything does."""
        if dependants.uses or dependants.editions:
            self.in_use = InUse(dependants)
            self._column.insertWidget(1, self.in_use)
            self.in_use.show()
            self.order_stops()

    def changed(self) -> bool:
        """Whether anything differs from what the form was opened with."""
        return [field.read() for field in self._fields] != self._at_first

    def reject(self) -> None:
        """Leave at once when nothing was changed; otherwise ask, in the form itself."""
        if not self.changed():
            super().reject()
        elif self.leaving.isVisible():
            self._keep_writing()
        else:
            self.buttons.hide()
            self.leaving.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button that has the focus and never save in passing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button := self.focusWidget(), QPushButton):
            button.click()

    def add(self, *fields: Field) -> None:
        """Put fields into the next row."""
        self._fields += fields
        self._rows.addWidget(fields[0] if len(fields) == 1 else row(*fields))

    def finish(self) -> None:
        """Called when all fields are in: what they now hold counts as unchanged."""
        self._rows.addStretch()
        self._at_first = [field.read() for field in self._fields]
        self.order_stops()
        self._fields[0].go()

    def order_stops(self) -> None:
        """Let Tab go through the fields as they stand, also through parts that came later."""
        stops: list[QWidget] = [self.in_use.button] if self.in_use else []
        stops += [stop for field in self._fields for stop in field.stops()]
        for one, following in pairwise([*stops, *self.buttons.buttons()]):
            self.setTabOrder(one, following)

    def _discard(self) -> None:
        super().reject()

    def _keep_writing(self) -> None:
        self.leaving.hide()
        self.buttons.show()

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = box.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = box.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        save.setToolTip("Ctrl+Enter")
        for button in (save, cancel):
            button.setAutoDefault(False)
        box.accepted.connect(self.save)
        box.rejected.connect(self.reject)
        return box

    def _lay_out(self, title: str) -> None:
        heading = QLabel(title)
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        heading.setFont(font)
        heading.setContentsMargins(24, 16, 24, 0)
        body = QWidget()
        body.setLayout(self._rows)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        footer = QHBoxLayout()
        footer.setContentsMargins(24, 8, 24, 16)
        footer.addWidget(faint("Ctrl+Enter saves, Esc leaves."), 1)
        footer.addWidget(self.leaving)
        footer.addWidget(self.buttons)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.notice)
        column.addWidget(scroll, 1)
        column.addLayout(footer)


class _Notice(QLabel):
    """Says why the records could not be stored."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.BrightText)
        self.setContentsMargins(24, 8, 24, 8)
        self.hide()

    def say(self, message: str) -> None:
        """Show the message."""
        self.setText(message)
        self.show()


class _Leaving(QWidget):
    """Asks, in place of the buttons, whether what was written is to be lost."""

    kept = Signal()
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.keep = QPushButton("Keep writing")
        self.discard = QPushButton("Discard")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(QLabel("Your changes are not saved."))
        for button, signal in ((self.keep, self.kept), (self.discard, self.discarded)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            line.addWidget(button)
        self.hide()

    def ask(self) -> None:
        """Appear, with the harmless answer at hand."""
        self.show()
        self.keep.setFocus()
