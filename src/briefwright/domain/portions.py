"""What of a brief may go out: its portions, left out where they show a fact that may not."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefwright.domain.blocks import (
    NARRATIVE,
    Block,
    EvidenceRow,
    Judgement,
    Picture,
    PositionRow,
    PositionTable,
    Risk,
    Row,
    Scenario,
    SourceList,
    SourceSummary,
    Table,
    TalkingPoint,
    Timeline,
    TimelineRow,
)
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import Content, FactRef, Text, normal, refs
from briefwright.domain.markings import Marking
from briefwright.domain.slots import AnyRow, SlotKey, map_slots
from briefwright.domain.value import Value

_CORE: Mapping[type[Value], str] = {
    Judgement: "statement",
    Risk: "description",
    Scenario: "description",
    EvidenceRow: "content",
    TimelineRow: "content",
    TalkingPoint: "say",
}
"""The field without which the others say nothing."""

_LISTS = ("supporting", "contrary", "evidence")
"""Fields that list facts, one a line."""

_BREAK = (Text(text="\n"),)


class Portions:
    """The portions of a brief that may go out.

    `above` tells markings that may not, `shows` whether a reference may, `moments` gives those rows of a
    timeline that follow from what may, `stances` the rows of a position table whose cells say no more than
    may be said, where something may. `lost` counts what was left out by the word for it; the parts of what
    was left out as a whole do not count besides.
    """

    def __init__(
        self,
        above: Callable[[Marking], bool],
        shows: Callable[[FactRef], bool],
        moments: Callable[[Timeline], Sequence[TimelineRow]],
        stances: Callable[[PositionTable], Sequence[PositionRow]],
    ) -> None:
        self._above = above
        self._shows = shows
        self._moments = moments
        self._stances = stances
        self.lost: Counter[str] = Counter()

    def of(self, brief: Brief) -> Brief:
        """The brief with what may go out. A section goes with the last of its blocks."""
        sections = tuple(kept for one in brief.sections if (kept := self._section(one)) is not None)
        return brief.model_copy(update={"sections": sections})

    def _section(self, section: Section) -> Section | None:
        before = self.lost.copy()
        blocks = tuple(kept for one in section.blocks if (kept := self._block(one)) is not None)
        if self._hidden(section.marking) or (section.blocks and not blocks):
            self._whole("section", before)
            return None
        return section.model_copy(update={"blocks": blocks})

    def _block(self, block: Block) -> Block | None:
        before = self.lost.copy()
        kept = None if self._hidden(block.marking) else self._inside(block)
        if kept is None:
            self._whole("block", before)
        return kept

    def _inside(self, block: Block) -> Block | None:
        """The block without what shows a fact that may not go out; None where nothing of it is left."""
        if isinstance(block, NARRATIVE):
            return block if self._allows(block.content) else None
        if isinstance(block, Judgement | SourceSummary | SourceList | Picture):
            return map_slots(block, self._slot) if self._holds_core(block) else None
        fixed = block.rows[:1] if isinstance(block, Table) and block.header else ()
        kept = self._rows(block, block.rows[len(fixed) :])
        if len(block.rows) > len(fixed) and not kept:
            return None
        return map_slots(block.model_copy(update={"rows": (*fixed, *kept)}), self._slot)

    def _rows(self, block: Block, rows: Sequence[AnyRow]) -> list[AnyRow]:
        following: Sequence[AnyRow] = rows
        if isinstance(block, Timeline):
            following = self._moments(block)
        elif isinstance(block, PositionTable):
            following = self._stances(block)
            self._count("entry", _differing(block.rows, following))
        kept = [row for row in following if self._keeps(row)]
        self._count("row", len(rows) - len(kept))
        return kept

    def _keeps(self, row: AnyRow) -> bool:
        """Whether the row may stay, though perhaps without some of its fields. A cell of a position table
        stands for itself, while those of a plain table only say something together."""
        if isinstance(row, Row):
            return all(map(self._allows, row.cells))
        if isinstance(row, PositionRow):
            said = [cell for cell in row.cells if cell]
            return not said or any(map(self._allows, said))
        return self._holds_core(row)

    def _holds_core(self, value: Value) -> bool:
        core = _CORE.get(type(value))
        return core is None or self._allows(getattr(value, core))

    def _slot(self, key: SlotKey, content: Content) -> Content:
        if self._allows(content):
            return content
        if key[-1] in _LISTS:
            return self._listed(content)
        self._count("cell" if key[-1].isdigit() else "field", 1)
        return ()

    def _listed(self, content: Content) -> Content:
        """Those entries of a list that refer to facts which may all go out."""
        entries = list(_entries(content))
        kept = [one for one in entries if any(refs(one)) and self._allows(one)]
        self._count("entry", len(entries) - len(kept))
        return normal(item for number, one in enumerate(kept) for item in (*_BREAK[: number and 1], *one))

    def _allows(self, content: Content) -> bool:
        return all(map(self._shows, refs(content)))

    def _hidden(self, marking: Marking | None) -> bool:
        return marking is not None and self._above(marking)

    def _count(self, word: str, number: int) -> None:
        if number:
            self.lost[word] += number

    def _whole(self, word: str, before: Counter[str]) -> None:
        self.lost = before
        self._count(word, 1)


def _differing(before: Sequence[PositionRow], after: Sequence[PositionRow]) -> int:
    """How many cells of the rows are not the same after as before."""
    cells, others = ([cell for row in rows for cell in row.cells] for rows in (before, after))
    return sum(old != new for old, new in zip(cells, others, strict=True))


def _entries(content: Content) -> Iterator[Content]:
    """The entries of a list: each line that refers to a fact, with the lines below it that refer to none."""
    entry: Content = ()
    for line in _lines(content):
        if any(refs(line)) and any(refs(entry)):
            yield entry
            entry = line
        else:
            entry = (*entry, *_BREAK, *line) if entry else line
    yield entry


def _lines(content: Content) -> Iterator[Content]:
    line: Content = ()
    for item in content:
        first, *others = item.text.split("\n") if isinstance(item, Text) else ("",)
        line = (*line, item.model_copy(update={"text": first}) if isinstance(item, Text) else item)
        for words in others:
            yield line
            line = (item.model_copy(update={"text": words}),)
    yield line
