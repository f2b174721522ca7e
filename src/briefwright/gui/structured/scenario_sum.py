"""What stands below scenarios: how they go together, and what their probabilities add up to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefwright.domain import tables
from briefwright.domain.blocks import ScenarioSet
from briefwright.gui.structured.controls import TextButton, label
from briefwright.gui.structured.fields import Choice, ChoiceBox
from briefwright.gui.structured.probability_bar import Part, ProbabilityBar
from briefwright.gui.theme import tints

_ONE, _ANY = "exactly one of these happens", "these may happen together"


def total_words(outlook: ScenarioSet) -> str:
    """What the probabilities add up to, said plainly; nothing where they need not add up."""
    total = tables.total(outlook)
    if not outlook.exclusive or not outlook.rows:
        return ""
    if total is None:
        return "No probabilities stated."
    words = f"Adds up to {total} %"
    if total < 100:
        return f"{words}: {100 - total} % {'is' if total == 99 else 'are'} missing"
    return f"{words}: {total - 100} % too many" if total > 100 else words


def letter(index: int) -> str:
    """How a scenario is called for short: A, B ... Z, AA, AB ..."""
    before = letter(index // 26 - 1) if index >= 26 else ""
    return before + chr(ord("A") + index % 26)


def adds_up(outlook: ScenarioSet) -> bool:
    """Whether there is nothing to be said against the sum."""
    return not outlook.exclusive or tables.total(outlook) in (None, 100)


class ScenarioSum(QWidget):
    """The bar, whether scenarios exclude each other, the sum, and a way to make it 100.

    `exclusive_chosen` carries whether exactly one happens, `shared` asks to share the rest out and
    `scenario_wanted` carries the id of the scenario that was clicked on the bar.
    """

    exclusive_chosen = Signal(bool)
    shared = Signal()
    scenario_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = ProbabilityBar(self)
        self._bar.pressed.connect(self.scenario_wanted)
        self._exclusive = ChoiceBox("How the scenarios go together", "", "", self)
        self._exclusive.chosen.connect(lambda words: self.exclusive_chosen.emit(words == _ONE))
        self._total = label()
        self._total.setForegroundRole(QPalette.ColorRole.WindowText)
        self._share = TextButton("Share the rest out", self)
        self._share.clicked.connect(self.shared)
        line = QHBoxLayout()
        line.setSpacing(12)
        for widget, share in ((self._exclusive, 5), (self._total, 4), (self._share, 0)):
            line.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._bar)
        column.addLayout(line)

    def show_sum(self, outlook: ScenarioSet, shared: ScenarioSet | None) -> None:
        """Show what the set adds up to, and on offer how it would be with the rest shared out."""
        parts = [
            Part(row.id, letter(index), row.name, row.probability or 0)
            for index, row in enumerate(outlook.rows)
        ]
        self._bar.show_parts(parts)
        self._bar.setVisible(outlook.exclusive and tables.total(outlook) is not None)
        self._exclusive.show_value(_ONE if outlook.exclusive else _ANY, [Choice(_ONE), Choice(_ANY)])
        self._show_total(self._total, outlook)
        offered = shared is not None and not adds_up(outlook) and not self.property("readOnly")
        self._share.setVisible(offered)
        told = _difference(outlook, shared) if shared else ""
        self._share.setToolTip(told)
        self._share.setAccessibleDescription(told)

    def stops(self) -> list[QWidget]:
        """What takes the focus, in order."""
        return [self._exclusive, self._share]

    def _show_total(self, total: QLabel, outlook: ScenarioSet) -> None:
        total.setText(total_words(outlook))
        ink = tints().hint if adds_up(outlook) else tints().warning
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(ink))
        total.setPalette(colours)


def _difference(before: ScenarioSet, after: ScenarioSet) -> str:
    """Which probabilities would be others: "B 20 to 13 %, C 10 %"."""
    changes = []
    for index, (old, new) in enumerate(zip(before.rows, after.rows, strict=True)):
        if old.probability != new.probability:
            was = "" if old.probability is None else f"{old.probability} to "
            changes.append(f"{letter(index)} {was}{new.probability} %")
    return ", ".join(changes)
