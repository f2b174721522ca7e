"""A cell of a position table: own wording or, while there is none, what the ledger holds."""

from collections.abc import Sequence
from html import escape
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from briefwright.domain.content import plain
from briefwright.domain.facts import Actor, Fact
from briefwright.domain.ledger import Cell, holder
from briefwright.domain.positions import from_ledger
from briefwright.gui.surroundings import Surroundings
from briefwright.gui.text.cell import CellEdit
from briefwright.gui.theme import tints


class LedgerCell(CellEdit):
    """Shows what the ledger holds as quiet words, which give way as soon as anything is typed."""

    _view: QTextDocument | None = None

    def __init__(self, surroundings: Surroundings, name: str, parent: QWidget | None = None) -> None:
        super().__init__(surroundings, name, parent)
        self._held = Cell()
        self._actors = surroundings.actors
        self._view = QTextDocument(self)
        self._view.setDocumentMargin(self.document().documentMargin())
        self.document().contentsChanged.connect(self._fit_height)

    @property
    def held(self) -> Cell:
        """What the ledger holds here."""
        return self._held

    @property
    def own(self) -> bool:
        """Whether the cell has wording of its own."""
        return not self.document().isEmpty()

    def show_held(self, held: Cell) -> None:
        """Show what the ledger holds where there is no wording of its own."""
        self._held = held
        self._set_view()

    def view_words(self) -> str:
        """What is shown of the ledger, in plain words; empty where own wording stands or nothing is held."""
        if self.own or self._held.latest is None:
            return ""
        return f"{plain(from_ledger(self._held, ''))} ({'; '.join(self._notes())})"

    def refresh_references(self) -> None:
        """Paint anew what depends on facts and theme."""
        super().refresh_references()
        self._set_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the ledger's words anew."""
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint own wording, else that of the ledger."""
        super().paintEvent(event)
        if self._view is not None and not self.own:
            painter = QPainter(self.viewport())
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette.setColor(QPalette.ColorRole.Text, QColor(tints().hint))
            painter.translate(QPointF(0, 0))
            self._view.documentLayout().draw(painter, context)

    def _set_view(self) -> None:
        if self._view is None:
            return
        self._view.setDefaultFont(self.font())
        words = escape(plain(from_ledger(self._held, "")))
        notes = escape(" · ".join(self._notes()))
        small = self.font().pointSizeF() - 1
        html = f'{words}<br><span style="font-size:{small}pt"><i>{notes}</i></span>'
        self._view.setHtml(html if self._held.latest else "")
        self.setAccessibleDescription(f"From the ledger: {self.view_words()}" if self.view_words() else "")
        self._fit_height()
        self.viewport().update()

    def _needed_height(self) -> int:
        needed = super()._needed_height()
        if self._view is None or self.own or self._held.latest is None:
            return needed
        self._view.setTextWidth(self.viewport().width())
        return max(needed, ceil(self._view.size().height()) + 2 * self.frameWidth())

    def _notes(self) -> list[str]:
        latest, former = self._held.latest, self._held.former
        if latest is None:
            return []
        notes = [f"{latest.stance}, {latest.date.words() if latest.date else 'no date'}"]
        if former is not None:
            notes.append(f"was {former.stance}")
        return notes + [f"≠ {words}" for words in self._against(latest)]

    def _against(self, latest: Fact) -> Sequence[str]:
        mine, actors = holder(latest), self._actors()
        by = dict.fromkeys(holder(fact) for fact in self._held.opposed)
        others = [_name(actors.get(actor), actor) for actor in by if actor != mine]
        told = ["contradicts own statement"] if mine in by else []
        return [*told, f"contradicted by {', '.join(others)}"] if others else told


def _name(actor: Actor | None, actor_id: str) -> str:
    return actor.name if actor else actor_id
