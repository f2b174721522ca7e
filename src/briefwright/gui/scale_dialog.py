"""The dialog that puts a brief on another scale of likelihood, judgement by judgement."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefwright.domain import scaling
from briefwright.domain.brief import Brief
from briefwright.domain.scales import LikelihoodScale
from briefwright.domain.scaling import Decision, Mention
from briefwright.gui.structured.controls import bold
from briefwright.gui.structured.likelihood import STRANGE, BandDelegate, LikelihoodBar
from briefwright.gui.theme import tints

_ROOM_FOR_SCROLLING = 24
_EDGE = 6
_LOOK = "These sentences use terms of the present scale: look at each after the switch."


class ScaleDialog(QDialog):
    """Asks for a scale and, for every judgement that states a likelihood, for its term on that scale. Lists
    the sentences whose terms would stand for another band, for their author to look at afterwards.

    `wanted` carries the id of the scale and the choices: a term or `scaling.OPEN` by the judgement's id.
    """

    wanted = Signal(str, object)

    def __init__(
        self, brief: Brief, scales: Sequence[LikelihoodScale], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Likelihood scale")
        self._brief = brief
        self._scales = scales
        self._cases: list[_Case] = []
        self._sentences: list[_Sentence] = []
        self.scale = _Still(self)
        self.scale.setAccessibleName("Scale")
        for one in scales:
            self.scale.addItem(one.name, one.id)
        self.scale.setCurrentIndex(self.scale.findData(brief.scale))
        self._about = _words()
        self._task = _words()
        self._list = QScrollArea(self, widgetResizable=True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._open = QLabel(self)
        self._open.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self.scale.currentIndexChanged.connect(self._show_scale)
        self._show_scale()
        self.resize(620, 520)
        self.scale.setFocus()

    def cases(self) -> list["_Case"]:
        """What is to be decided, in the order of the brief."""
        return self._cases

    def sentences(self) -> list["_Sentence"]:
        """What is to be looked at after the switch, in the order of the brief."""
        return self._sentences

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.switch = buttons.addButton("Switch scale", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("&Scale", self.scale)
        form.addRow("", self._about)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addLayout(form)
        column.setSpacing(10)
        column.addWidget(self._task)
        column.addWidget(self._list, 1)
        column.addWidget(self._open)
        column.addWidget(buttons)

    def _show_scale(self) -> None:
        old = scaling.find_scale(self._scales, self._brief.scale)
        new = scaling.find_scale(self._scales, self.scale.currentData() or "")
        self._about.setText(new.description if new else "The brief's scale is not known. Choose another.")
        asked = (self._brief, self._scales, self._brief.scale, new.id) if new else None
        decisions = scaling.undecided(*asked) if asked else ()
        place = QWidget(self._list)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, _ROOM_FOR_SCROLLING, 0)
        column.setSpacing(18)
        self._cases = [_Case(decision, old, new, place) for decision in decisions if new]
        for case in self._cases:
            case.decided.connect(self._count)
            column.addWidget(case)
        mentions = scaling.mentioned(*asked) if asked else ()
        together = groupby(mentions, key=lambda one: (one.place, one.sentence))
        self._sentences = [_Sentence(sentence, list(said), place) for (_, sentence), said in together]
        if self._sentences:
            column.addWidget(_words(_LOOK))
        listed = QVBoxLayout()
        listed.setSpacing(2)
        for sentence in self._sentences:
            listed.addWidget(sentence)
        column.addLayout(listed)
        column.addStretch(1)
        self._list.setWidget(place)
        stops = [self.scale, *(case.terms for case in self._cases), *self._sentences, self.switch]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._task.setText(_task(len(decisions), new is None or new is old))
        self._count()

    def _count(self) -> None:
        left = sum(not case.is_decided() for case in self._cases)
        other = self.scale.currentIndex() >= 0 and self.scale.currentData() != self._brief.scale
        self.switch.setEnabled(other and not left)
        self._open.setText(f"{left} of {len(self._cases)} still to decide" if left else "")

    def _accept(self) -> None:
        choices = {case.decision.block: case.choice() for case in self._cases}
        self.accept()
        self.wanted.emit(self.scale.currentData(), choices)


class _Case(QWidget):
    """One judgement: what it says, its term and band until now, and its term and band from now on."""

    decided = Signal()

    def __init__(
        self, decision: Decision, old: LikelihoodScale | None, new: LikelihoodScale, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.decision = decision
        self._new = new
        statement = _words(decision.statement or "A judgement without a statement")
        statement.setFont(bold())
        strange = "" if decision.band else f" ({STRANGE})"
        now = _words(f"Until now: {decision.term}{strange}")
        former = LikelihoodBar(self)
        former.show_band(decision.term, old)
        self._bar = LikelihoodBar(self)
        self._bar.show_band("", new)
        self.terms = _Still(self)
        self.terms.setAccessibleName(f"Likelihood, until now {decision.term}, of: {statement.text()}")
        self._fill()
        self.terms.currentIndexChanged.connect(self._decide)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(4)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 120)
        grid.addWidget(statement, 0, 0, 1, 2)
        grid.addWidget(now, 1, 0)
        grid.addWidget(self.terms, 1, 1)
        grid.addWidget(former, 2, 0)
        grid.addWidget(self._bar, 2, 1)

    def is_decided(self) -> bool:
        """Whether a term was chosen, or to leave the likelihood open."""
        return self.terms.currentData() is not None

    def choice(self) -> str:
        """The term that was chosen, or `scaling.OPEN`."""
        return str(self.terms.currentData())

    def _fill(self) -> None:
        self.terms.addItem("Choose a term…", None)
        for term in self.decision.options:
            for word in term.words:
                self.terms.addItem(f"{word}  –  {term.band}", word)
        self.terms.addItem("Leave open", scaling.OPEN)
        self.terms.setItemDelegate(BandDelegate(lambda: self._new, self.terms))

    def _decide(self) -> None:
        self._bar.show_band(self.choice() if self.is_decided() else "", self._new)
        self.decided.emit()


class _Sentence(QWidget):
    """A sentence that uses terms of the former scale, with their bands until now and from now on. The
    keyboard goes through them, so that all can be scrolled to and read out."""

    def __init__(self, sentence: str, mentions: Sequence[Mention], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        told = [
            f"{one.term}: until now {one.band}, from now on {one.new_band or STRANGE}" for one in mentions
        ]
        self.setAccessibleName(f"{sentence} {'; '.join(told)}")
        bands = _words("\n".join(told))
        bands.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(2)
        column.addWidget(_words(sentence))
        column.addWidget(bands)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(tints().accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class _Still(QComboBox):
    """A choice that no turn of the mouse wheel changes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def showPopup(self) -> None:
        """Open the list, wide enough for what it says."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 32)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what it stands in scroll."""
        event.ignore()


def _words(text: str = "") -> QLabel:
    return QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)


def _task(count: int, stays: bool) -> str:
    if stays:
        return ""
    if not count:
        return "No judgement of this brief states a likelihood, so there is nothing to decide."
    these = "One judgement states" if count == 1 else f"{count} judgements state"
    return f"{these} a likelihood. The bands of this scale differ, so none is carried over: decide each anew."
