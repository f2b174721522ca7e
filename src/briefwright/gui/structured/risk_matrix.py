"""The risk matrix: each risk is its number in a cell, moved by mouse or keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefwright.domain import risks
from briefwright.domain.blocks import Risk
from briefwright.domain.content import plain
from briefwright.domain.risks import Cell
from briefwright.domain.scales import Level, RiskScale
from briefwright.gui.structured.risk_ink import Look, draw_chip, draw_ground
from briefwright.gui.structured.risk_plan import CHIP, Plan, plan

_STEPS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_UNRATES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELP = (
    "The arrow keys move the risk, Page Down and Page Up or its number choose another, "
    "Delete takes its rating back, Enter goes to its words."
)


class RiskMatrix(QWidget):
    """Shows risks on their scale. A risk is dragged to another cell, or chosen and moved by keys.

    `rated` carries a risk with its new rating; `chosen` the id of the risk that was chosen here,
    `pointed` of the one under the mouse (empty: none), `opened` of the one whose words are wanted.
    """

    rated = Signal(object)
    chosen = Signal(str)
    pointed = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: RiskScale | None = None
        self._risks: tuple[Risk, ...] = ()
        self._chosen = ""
        self._pointed = ""
        self._typed = ""
        self._at_hand = False
        self._dragged: QPointF | None = None
        self._plan: Plan | None = None
        self.setAccessibleName("Risk matrix")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_risks(self, shown: Sequence[Risk], scale: RiskScale) -> None:
        """Show these risks, numbered in their order, on this scale."""
        self._risks, self._scale = tuple(shown), scale
        ids = [risk.id for risk in shown]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
            self._dragged = None
        self._changed()

    def choose(self, risk_id: str) -> None:
        """Let the keys act on this risk from now on; nothing is told."""
        if risk_id != self._chosen and any(risk.id == risk_id for risk in self._risks):
            self._chosen = risk_id
            self._changed()

    def point(self, risk_id: str) -> None:
        """Show with a strong edge which risk is meant elsewhere; an empty id means none."""
        if risk_id != self._pointed:
            self._pointed = risk_id
            self.update()

    def mark(self, at_hand: bool) -> None:
        """Show, or not, which risk is at hand, here or in the register."""
        if at_hand != self._at_hand:
            self._at_hand = at_hand
            self.update()

    @property
    def current(self) -> str:
        """The id of the risk on which the keys act."""
        return self._chosen

    def chip(self, risk_id: str) -> QRectF:
        """Where the number of a risk stands."""
        return self._places().chips[risk_id]

    def cell(self, place: Cell) -> QRectF:
        """Where a cell lies."""
        return self._places().cell(place)

    def tray(self) -> QRectF:
        """Where the risks wait that are not rated."""
        return self._places().tray

    def heightForWidth(self, width: int) -> int:
        """What the cells and their words need."""
        return plan(width, self._scale, self._risks, self.fontMetrics()).height if self._scale else 0

    def sizeHint(self) -> QSize:
        """Wide enough for two numbers side by side in a cell."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        """Narrower still, with a single number in a cell."""
        return QSize(300, self.heightForWidth(300))

    def resizeEvent(self, event: QEvent) -> None:
        """Lay the cells out anew."""
        self._plan = None

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew when the words take another room."""
        self._plan = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the numbers in them; the one that is dragged is under the mouse."""
        if self._scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        draw_ground(painter, places, self._scale, self._target())
        for number, risk in enumerate(self._risks, 1):
            mine = risk.id == self._chosen
            look = Look(mine and self._at_hand, risk.id == self._pointed)
            rect = places.chips[risk.id]
            if mine and self._dragged is not None:
                rect = QRectF(0, 0, CHIP, CHIP).translated(self._dragged - QPointF(CHIP / 2, CHIP / 2))
            draw_chip(painter, rect, number, look)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the risk under the mouse, and take hold of it."""
        found = self._places().chip_at(event.position()) if self._scale else ""
        if event.button() != Qt.MouseButton.LeftButton or not found:
            return
        self._choose(found)
        if not self._is_read_only():
            self._dragged = event.position()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the risk along, or tell over which one the mouse is."""
        if self._dragged is not None:
            self._dragged = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
        elif self._scale is not None:
            self._hover(self._places().chip_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the risk go where the mouse is: into a cell, or to those that are not rated."""
        if self._dragged is None:
            return
        self._dragged = None
        place = self._places().cell_at(event.position())
        if place is not None or self.tray().contains(event.position()):
            self._rate(place)
        self._hover(self._places().chip_at(event.position()))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over no risk any more."""
        self._hover("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a risk or move it."""
        key, plainly = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typed = self._typed if event.text().isdecimal() else ""
        self._typed = ""
        if key == Qt.Key.Key_Escape and self._dragged is not None:
            self._dragged = None
            self.update()
        elif not plainly or not self._risks or not self._act(key, typed + event.text()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show on which risk the keys act."""
        super().focusInEvent(event)
        self.chosen.emit(self._chosen)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be as on paper again."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what the mouse is over."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._scale:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """What is to be said about the risk, or the term of the scale, at a point."""
        if self._scale is None:
            return ""
        found = self._places().chip_at(point)
        if found:
            return self._words(found)
        places = self._places()
        terms = [(places.word(number), level) for number, level in enumerate(self._scale.impact)]
        terms += [(places.term(number), level) for number, level in enumerate(self._scale.likelihood)]
        return next((_told(level) for rect, level in terms if rect.contains(point)), "")

    def _act(self, key: Qt.Key, typed: str) -> bool:
        if key in _OPENS:
            self.opened.emit(self._chosen)
        elif key in _TURNS:
            ids = [risk.id for risk in self._risks]
            self._choose(ids[(ids.index(self._chosen) + _TURNS[key]) % len(ids)])
        elif typed.isdecimal():
            self._choose_number(typed)
        elif self._is_read_only():
            return False
        elif key in _STEPS and self._scale is not None:
            self._tell(risks.step(self._risk(), self._scale, *_STEPS[key]))
        elif key in _UNRATES:
            self._rate(None)
        else:
            return False
        return True

    def _choose_number(self, typed: str) -> None:
        """Digits typed one after the other make a number where there are so many risks."""
        number = int(typed) if 0 < int(typed) <= len(self._risks) else int(typed[-1])
        if 0 < number <= len(self._risks):
            self._typed = str(number)
            self._choose(self._risks[number - 1].id)

    def _choose(self, risk_id: str) -> None:
        self.choose(risk_id)
        self.chosen.emit(risk_id)

    def _hover(self, risk_id: str) -> None:
        movable = risk_id and not self._is_read_only()
        self.setCursor(Qt.CursorShape.OpenHandCursor if movable else Qt.CursorShape.ArrowCursor)
        if risk_id != self._pointed:
            self.point(risk_id)
            self.pointed.emit(risk_id)

    def _rate(self, place: Cell | None) -> None:
        if self._scale is not None and place != risks.cell(self._risk(), self._scale):
            self._tell(risks.put(self._risk(), self._scale, place))

    def _tell(self, risk: Risk) -> None:
        if risk != self._risk():
            self.rated.emit(risk)

    def _risk(self) -> Risk:
        return next(risk for risk in self._risks if risk.id == self._chosen)

    def _target(self) -> Cell | None:
        if self._dragged is not None:
            return self._places().cell_at(self._dragged)
        if self._scale is None or not self._chosen or not self.hasFocus():
            return None
        return risks.cell(self._risk(), self._scale)

    def _places(self) -> Plan:
        if self._plan is None:
            assert self._scale is not None
            self._plan = plan(self.width(), self._scale, self._risks, self.fontMetrics())
        return self._plan

    def _changed(self) -> None:
        self._plan = None
        self.setAccessibleDescription(f"{self._words(self._chosen)} {_HELP}" if self._chosen else "")
        self.updateGeometry()
        self.update()

    def _words(self, risk_id: str) -> str:
        number, risk = next(
            (number, risk) for number, risk in enumerate(self._risks, 1) if risk.id == risk_id
        )
        what = " ".join(plain(risk.description).split()) or "not described yet"
        likelihood, impact = risk.likelihood or "not rated", risk.impact or "not rated"
        off = (
            self._scale is not None and not risks.cell(risk, self._scale) and risk.likelihood and risk.impact
        )
        strange = " (not on the scale)" if off else ""
        counted = f"Risk {number} of {len(self._risks)}"
        return f"{counted}: {what}. Likelihood {likelihood}, impact {impact}{strange}."

    def _is_read_only(self) -> bool:
        return bool(self.property("readOnly"))


def _told(level: Level) -> str:
    return ": ".join(part for part in (level.term, level.band, level.meaning) if part)
