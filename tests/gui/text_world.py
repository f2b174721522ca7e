"""What tests of running text share: a surface in a small world, and a mirror of what it tells."""

from collections.abc import Callable, Sequence
from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefwright.domain.blocks import Narrative, Paragraph
from briefwright.domain.content import Content, FactRef, refs
from briefwright.domain.content import text as words
from briefwright.domain.facts import Fact
from briefwright.domain.queries import FactRow
from briefwright.gui.surroundings import Requests, Surroundings
from briefwright.gui.text.formats import value_shape
from briefwright.gui.text.projection import parse
from briefwright.gui.text.surface import TextSurface

EXPORTS = Fact(id="F1", revision=2, statement="exports fell by 12 percent")
TALKS = Fact(id="F2", revision=1, statement="talks were broken off")


class World:
    """The base as a surface sees it: facts by id, and questions that tests answer when they like."""

    def __init__(self) -> None:
        self.facts = {fact.id: fact for fact in (EXPORTS, TALKS)}
        self.asked: list[tuple[str, Callable[[Sequence[FactRow]], None]]] = []
        self.gone_to: list[str] = []
        numbers = count(1)
        self.surroundings = Surroundings(
            new_id=lambda: f"n{next(numbers)}",
            fact=self.facts.get,
            suggest=lambda typed, answer: self.asked.append((typed, answer)),
            actors=dict,
            topics=dict,
            label=lambda block: {"b7": "Table 2: Losses by month"}.get(block, ""),
            requests=Requests(go_to_block=self.gone_to.append),
        )

    def answer(self, *facts: Fact) -> None:
        """Answer the last question."""
        rows = [
            FactRow(n, fact.id, 1, fact.statement, "B2", "2025", "current", 0) for n, fact in enumerate(facts)
        ]
        self.asked[-1][1](rows)


class Mirror:
    """What somebody knows who only listens to `spliced`."""

    def __init__(self, surface: TextSurface) -> None:
        self.blocks = surface.blocks()
        self.keys: list[object] = []
        surface.spliced.connect(self._splice)

    def _splice(self, first: int, number: int, new: tuple[Narrative, ...], key: object) -> None:
        self.blocks = (*self.blocks[:first], *new, *self.blocks[first + number :])
        self.keys.append(key)

    def steps(self) -> int:
        """How many steps undo has to take back."""
        return len([n for n, key in enumerate(self.keys) if key is None or key not in self.keys[:n]])


def paragraph(block_id: str, *content: str | FactRef) -> Paragraph:
    """A paragraph of words and references."""
    items: list[Content] = [words(item) if isinstance(item, str) else (item,) for item in content]
    return Paragraph(id=block_id, content=tuple(item for part in items for item in part))


def ref(ref_id: str = "r1", fact: Fact = EXPORTS, **fields: object) -> FactRef:
    """A reference that shows its fact as it now stands, unless fields say otherwise."""
    values = {"id": ref_id, "fact": fact.id, "revision": fact.revision, "shown": fact.statement}
    return FactRef.model_validate({**values, **fields})


def type_words(surface: TextSurface, typed: str) -> None:
    """Type words; those that a keyboard has no plain keys for come from an input method."""
    for char in typed:
        if char.isascii():
            QTest.keyClicks(surface, char)
        else:
            event = QInputMethodEvent()
            event.setCommitString(char)
            QApplication.sendEvent(surface, event)


def press(
    surface: TextSurface,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    times: int = 1,
) -> None:
    """Press a key."""
    for _ in range(times):
        QTest.keyClick(surface, key, held)


def assert_exact(surface: TextSurface) -> None:
    """The blocks are what a full parse gives, and no id occurs twice."""
    assert [(value_shape(block), block.content) for block in surface.blocks()] == parse(surface.document())
    ids = [block.id for block in surface.blocks()]
    assert len(ids) == len(set(ids))
    ref_ids = [one.id for block in surface.blocks() for one in refs(block.content)]
    assert len(ref_ids) == len(set(ref_ids))
