"""Where everything of a risk matrix lies: its cells, its words, and the risks as numbers in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics

from briefwright.domain import risks
from briefwright.domain.blocks import Risk
from briefwright.domain.risks import Cell
from briefwright.domain.scales import Level, RiskScale

CHIP = 22
"""Pixels across a risk's number."""

LIKELIHOOD = "Likelihood →"
"""What stands before the words for likelihood."""

_ROW = 42
_GAP = 8
_TRAY = CHIP + 6
_WIDEST = 700
_WORDS_WIDEST = 116
_LEGEND = 24
_SMALLEST = 10
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Plan:
    """The places of a matrix, in pixels of its widget. Likelihood rises to the right, impact upwards.

    `words` is the strip at the left with the words for impact, `terms` that below with those for
    likelihood; risks that are not rated wait in the `tray` below.
    """

    grid: QRectF
    words: QRectF
    terms: QRectF
    tray: QRectF
    legend: QRectF
    size: Cell
    chips: Mapping[str, QRectF]

    @property
    def height(self) -> int:
        """What the whole needs."""
        return round(self.legend.bottom()) + _GAP

    def cell(self, place: Cell) -> QRectF:
        """The rectangle of a cell."""
        width, height = self.grid.width() / self.size[0], self.grid.height() / self.size[1]
        top = self.grid.bottom() - (place[1] + 1) * height
        return QRectF(self.grid.left() + place[0] * width, top, width, height)

    def cells(self) -> list[Cell]:
        """All cells."""
        return [(along, up) for along in range(self.size[0]) for up in range(self.size[1])]

    def cell_at(self, point: QPointF) -> Cell | None:
        """The cell under a point."""
        return next((place for place in self.cells() if self.cell(place).contains(point)), None)

    def chip_at(self, point: QPointF) -> str:
        """The id of the risk whose number is under a point; empty where there is none."""
        return next((risk for risk, rect in self.chips.items() if rect.contains(point)), "")

    def word(self, impact: int) -> QRectF:
        """Where a word for impact stands."""
        cell = self.cell((0, impact))
        return QRectF(self.words.left(), cell.top(), self.words.width(), cell.height())

    def term(self, likelihood: int) -> QRectF:
        """Where a word for likelihood stands."""
        cell = self.cell((likelihood, 0))
        return QRectF(cell.left() + 1, self.terms.top(), cell.width() - 2, self.terms.height())


def plan(width: int, scale: RiskScale, shown: Sequence[Risk], metrics: QFontMetrics) -> Plan:
    """The plan of a matrix that has this width at most."""
    size = len(scale.likelihood), len(scale.impact)
    heading = metrics.height() + 6
    left = max(min(_broadest(scale.impact, metrics), _WORDS_WIDEST), metrics.horizontalAdvance(LIKELIHOOD))
    across = max(min(width, _WIDEST) - left - _GAP, size[0] * (CHIP + 4))
    grid = QRectF(left + _GAP, heading, across, size[1] * _ROW)
    words = QRectF(0, grid.top(), left, grid.height())
    terms = QRectF(grid.left(), grid.bottom() + 4, across, _highest(scale.likelihood, across, metrics))
    tray = QRectF(grid.left(), terms.bottom() + _GAP, across, _TRAY)
    legend = QRectF(grid.left(), tray.bottom() + 2, across, _LEGEND)
    empty = Plan(grid, words, terms, tray, legend, size, {})
    return Plan(grid, words, terms, tray, legend, size, _chips(empty, scale, shown))


def fitting(words: str, width: float, metrics: QFontMetrics) -> str:
    """The words, cut short where one of them is wider than the room and could not be wrapped."""
    if all(metrics.horizontalAdvance(word) <= width for word in words.split()):
        return words
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width))


def _chips(empty: Plan, scale: RiskScale, shown: Sequence[Risk]) -> dict[str, QRectF]:
    waiting: dict[Cell | None, list[str]] = {}
    for risk in shown:
        waiting.setdefault(risks.cell(risk, scale), []).append(risk.id)
    chips: dict[str, QRectF] = {}
    for place, ids in waiting.items():
        room = empty.tray if place is None else empty.cell(place)
        chips.update(zip(ids, _side_by_side(room.adjusted(3, 3, -3, -3), len(ids)), strict=True))
    return chips


def _side_by_side(room: QRectF, count: int) -> list[QRectF]:
    """Places for so many numbers, in lines from the top left, smaller where there are too many."""
    chip = CHIP
    while chip > _SMALLEST and int(room.width() // chip) * int(room.height() // chip) < count:
        chip -= 1
    columns = max(1, int(room.width() // chip))
    return [
        QRectF(room.left() + number % columns * chip, room.top() + number // columns * chip, chip, chip)
        for number in range(count)
    ]


def _broadest(levels: Sequence[Level], metrics: QFontMetrics) -> int:
    return max(metrics.horizontalAdvance(level.term) for level in levels) + 2


def _highest(levels: Sequence[Level], across: float, metrics: QFontMetrics) -> int:
    width = int(across / len(levels)) - 2
    room = QRect(0, 0, width, 1000)
    return max(
        metrics.boundingRect(room, _WRAPPED, fitting(level.term, width, metrics)).height() for level in levels
    )
