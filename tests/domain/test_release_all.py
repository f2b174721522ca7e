"""Release of any brief: no word of what is above the ceiling is left in it, and every other word is."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.blocks import (
    Block,
    EvidenceRow,
    Hypothesis,
    PositionRow,
    Risk,
    Row,
    Scenario,
    Table,
    TalkingPoint,
    TimelineRow,
)
from briefwright.domain.brief import Brief, Section, Waiver, banner, blocks
from briefwright.domain.content import Content, FactRef, Text, reference
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.labels import pointer, relabelled
from briefwright.domain.layouts import BLOCK_CLASSES
from briefwright.domain.markings import MARKINGS, Marking
from briefwright.domain.material import Material
from briefwright.domain.release import released
from briefwright.domain.slots import slots
from briefwright.domain.value import Value

WORD = re.compile(r"w\d+x[0-4]z")
"""A word that is found nowhere else, and the rank of its marking."""

ROWS: dict[str, type[Value]] = {
    "table": Row,
    "position_table": PositionRow,
    "risk_register": Risk,
    "scenario_set": Scenario,
    "alternatives": EvidenceRow,
    "timeline": TimelineRow,
    "talking_points": TalkingPoint,
}
MORE: dict[str, Any] = {"position_table": {"topics": ("T1", "T2")}, "timeline": {"actors": ("A1",)}}
MORE_OF_ROW: dict[str, Any] = {
    "position_table": {"actor": "A1"},
    "timeline": {"day": FuzzyDate(value="2026")},
}
NAMES = ("caption", "name", "description", "raised", "owner", "horizon", "impact", "likelihood")
"""Fields of plain words."""
CORES = [("statement",), ("description",), ("content",), ("say",)]
"""Where the text stands without which a row or block says nothing."""

ranks = st.integers(0, 4)
ceilings = st.sampled_from(MARKINGS)
markings = st.one_of(st.none(), st.none(), st.sampled_from(MARKINGS))


class Draft:
    """Draws a brief in which each word tells how it is marked, where its own portion does so."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._numbers = count()
        self.own: Marking = draw(st.sampled_from(MARKINGS[:3]))
        self.here: Marking = self.own
        self.sources = {f"S{rank}": self._source(rank) for rank in range(5)}
        self.facts = {f"F{rank}": self._fact(rank) for rank in range(5)}
        self.former: dict[tuple[str, int], Fact] = {}
        self.detached = {f"D{rank}": self._fact(rank, "D") for rank in range(5)}
        self.pictures: dict[str, bytes] = {}
        self.ids: list[str] = []

    def number(self) -> int:
        return next(self._numbers)

    def word(self, marking: Marking | None = None) -> str:
        """A word that is marked so, else as the portion that is being drawn."""
        return f"w{self.number()}x{MARKINGS.index(marking or self.here)}z"

    def _source(self, rank: int) -> Source:
        marking = MARKINGS[rank]
        title, publisher, author = (self.word(marking) for _ in range(3))
        return Source(
            id=f"S{rank}",
            title=title,
            publisher=publisher,
            author=author,
            url=f"https://{self.word(marking)}",
            marking=marking,
        )

    def _fact(self, rank: int, letter: str = "F", revision: int = 2) -> Fact:
        marking, cited = MARKINGS[rank], self._draw(st.lists(ranks, max_size=2))
        return Fact(
            id=f"{letter}{rank}",
            revision=revision,
            statement=self.word(marking),
            audience=self.word(marking),
            marking=marking,
            citations=tuple(self._citation(one, marking) for one in cited),
        )

    def _citation(self, rank: int, marking: Marking) -> Citation:
        stricter = max(marking, MARKINGS[rank], key=MARKINGS.index)
        return Citation(
            source=f"S{rank}",
            quotation=self.word(stricter),
            locator=self.word(stricter),
            override_reason=self.word(stricter),
        )

    def content(self) -> Content:
        return tuple(self._item() for _ in range(self._draw(st.integers(0, 2))))

    def _item(self) -> Text | FactRef:
        kind = self._draw(st.sampled_from(["text", "text", "fact", "former", "detached", "pointer"]))
        rank = self._draw(ranks)
        if kind == "text":
            return Text(text=self.word(), bold=self._draw(st.booleans()))
        if kind == "pointer" and self.ids:
            return pointer(self._draw(st.sampled_from(self.ids)), "Table 1")
        if kind == "former":
            before = self._fact(rank, revision=1).model_copy(update={"id": "F0"})
            shown = self.former.setdefault(("F0", 1), before)
        elif kind == "detached":
            shown = self.detached[f"D{rank}"]
        else:
            shown = self.facts[f"F{rank}"]
        ref = reference(shown, f"r{self.number()}")
        return ref.model_copy(update={"mode": "detached"}) if kind == "detached" else ref

    def block(self) -> Block:
        kind = self._draw(st.sampled_from(sorted(BLOCK_CLASSES)))
        marking, outer = self._draw(markings), self.here
        self.here = marking or outer
        made = self._made(kind, f"b{self.number()}", marking)
        self.here = outer
        self.ids.append(made.id)
        return made

    def _made(self, kind: str, block_id: str, marking: Marking | None) -> Block:
        cls, more = BLOCK_CLASSES[kind], dict[str, Any]()
        if kind in ROWS:
            more["rows"] = tuple(self._row(kind) for _ in range(self._draw(st.integers(0, 2))))
        if kind in MORE:
            more |= MORE[kind]
        if kind == "picture":
            more["image"] = f"{self.number():064x}"
            self.pictures[more["image"]] = self.word().encode()
        return cls(**{"id": block_id, "marking": marking, **self._fields(cls), **more})

    def _row(self, kind: str) -> Value:
        cls, more = ROWS[kind], dict[str, Any]()
        if kind in ("table", "position_table"):
            more["cells"] = (self.content(), self.content())
        return cls(**{"id": f"row{self.number()}", **self._fields(cls), **more, **MORE_OF_ROW.get(kind, {})})

    def _fields(self, cls: type[Value]) -> dict[str, Any]:
        """Words for every field that holds any, whatever the class."""
        found: dict[str, Any] = {}
        for name, about in cls.model_fields.items():
            if about.annotation == Content:
                found[name] = self.content()
            elif about.annotation is str and name in NAMES:
                found[name] = self.word()
            elif name == "watched":
                found[name] = (Indicator(id=f"i{self.number()}", words=self.word(), seen=("F4", "D4")),)
            elif name == "hypotheses":
                found[name] = (Hypothesis(id=f"h{self.number()}", name=self.word()),)
        return found

    def section(self) -> Section:
        marking = self._draw(markings)
        self.here = marking or self.own
        title = self.word()
        made = tuple(self.block() for _ in range(self._draw(st.integers(0, 3))))
        self.here = self.own
        return Section(id=f"s{self.number()}", title=title, marking=marking, blocks=made)


@st.composite
def materials(draw: st.DrawFn) -> Material:
    """Briefs of all kinds of blocks, with random markings on all that may bear one."""
    made = Draft(draw)
    sections = tuple(made.section() for _ in range(draw(st.integers(1, 4))))
    waiver = Waiver(rule="r", key=made.word("TLP:RED"), reason=made.word("TLP:RED"), message=made.word())
    brief = Brief(id="b", title=made.word(), marking=made.own, waivers=(waiver,), sections=sections)
    return Material(
        relabelled(brief),
        facts=made.facts,
        sources=made.sources,
        actors={"A1": Actor(id="A1", name=made.word("TLP:CLEAR"))},
        topics={one: Topic(id=one, name=made.word("TLP:CLEAR")) for one in ("T1", "T2")},
        former=made.former,
        on_record=tuple(made.facts.values()),
        pictures=made.pictures,
        detached=made.detached,
    )


def rank(marking: Marking) -> int:
    return MARKINGS.index(marking)


def words(value: object) -> set[str]:
    return set(WORD.findall(repr(value)))


def gone_out(held: Material, ceiling: Marking) -> Material | None:
    """What may go out; None where nothing may."""
    try:
        return released(held, ceiling).material
    except UserError:
        return None


def may_show(held: Material, content: Content, ceiling: Marking) -> bool:
    """Whether all facts in the content are marked at or below the ceiling."""
    for item in content:
        if isinstance(item, FactRef):
            known = held.detached if item.mode == "detached" else held.facts
            states = (known[item.fact], held.former.get((item.fact, item.revision)))
            if any(one is not None and rank(one.marking) > rank(ceiling) for one in states):
                return False
    return True


def staying(held: Material, ceiling: Marking) -> Iterator[Content]:
    """The running text that nothing forbids: neither its own facts nor those of what it belongs to."""
    for section, block in blocks(held.brief):
        if max(rank(one) for one in (section.marking, block.marking, held.brief.marking) if one) > rank(
            ceiling
        ):
            continue
        barred = {
            key[0] if len(key) == 2 else ""
            for key, content in slots(block)
            if not may_show(held, content, ceiling)
            if (isinstance(block, Table) and key[0] != block.rows[0].id) or key[-1:] in CORES
        }
        if isinstance(block, Table) and block.rows[1:] and {row.id for row in block.rows[1:]} <= barred:
            continue
        for key, content in slots(block):
            if may_show(held, content, ceiling) and (key[0] if len(key) == 2 else "") not in barred:
                yield content


@settings(max_examples=150, deadline=None)
@given(materials(), ceilings)
def it_holds_no_word_that_is_marked_above(held: Material, ceiling: Marking) -> None:
    out = gone_out(held, ceiling)
    above = {word for word in words(out) if int(word[-2]) > rank(ceiling)}
    assert not above
    assert out is None or rank(banner(out.brief)) <= rank(ceiling)


@settings(max_examples=150, deadline=None)
@given(materials(), ceilings)
def it_holds_every_word_that_nothing_forbids(held: Material, ceiling: Marking) -> None:
    out = gone_out(held, ceiling)
    if out is not None:
        wanted = words(list(staying(held, ceiling))) | words(held.brief.title)
        assert wanted <= words(out.brief)


@settings(max_examples=60, deadline=None)
@given(materials())
def it_leaves_the_content_of_a_brief_as_it_is_up_to_the_highest_marking(held: Material) -> None:
    out = released(held, "TLP:RED")
    assert out.notices == ()
    assert [list(slots(block)) for _, block in blocks(out.material.brief)] == [
        list(slots(block)) for _, block in blocks(held.brief)
    ]
    assert words(held.brief.sections) == words(out.material.brief.sections)


@settings(max_examples=60, deadline=None)
@given(materials(), ceilings)
def it_has_nothing_left_to_leave_out_after_it_did(held: Material, ceiling: Marking) -> None:
    once = gone_out(held, ceiling)
    if once is not None:
        again = released(once, ceiling)
        assert again.notices == ()
        assert again.material == once


@settings(max_examples=60, deadline=None)
@given(materials(), ceilings, ceilings)
def it_lets_no_more_out_up_to_a_lower_marking(held: Material, one: Marking, other: Marking) -> None:
    lower, higher = sorted((one, other), key=rank)
    less, more = gone_out(held, lower), gone_out(held, higher)
    assert words(less) <= words(more)
