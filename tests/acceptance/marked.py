"""Briefs whose every word tells how it is marked, so that files can be searched for what must not be in."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from typing import Any

from briefwright import app
from briefwright.domain.blocks import Block, Paragraph
from briefwright.domain.brief import Brief, Section, Waiver, blocks
from briefwright.domain.content import Content, FactRef, Text, reference
from briefwright.domain.facts import Actor, Citation, Fact, Source, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.labels import CAPTIONED, pointer, relabelled
from briefwright.domain.layouts import BLOCK_CLASSES, Layout
from briefwright.domain.markings import MARKINGS, Marking
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.domain.value import Value
from domain.test_release_all import MORE, MORE_OF_ROW, NAMES, ROWS
from export.exhibits import png

NONE_ABOVE = len(MARKINGS) - 1
"""The rank of the highest marking."""

RATED = {"likelihood": "high", "impact": "moderate"}
"""Terms of the risk scale, without which a register has no matrix."""


class Marked:
    """Makes briefs out of words like "w7x2z", the seventh word, which bears the third marking."""

    def __init__(self, layout: Layout, kind: str, presentation: Presentation) -> None:
        self._numbers = count()
        self._rank = 0
        self._facts_alone = False
        self._pictures: dict[str, bytes] = {}
        self._facts = {f"F{rank}": self._fact(rank) for rank in range(5)}
        self._sources = {f"S{rank}": self._source(rank) for rank in range(5)}
        self._layout = layout
        self._kind = kind
        self._presentation = presentation

    def material(self) -> Material:
        """A brief of the layout's sections, which hold blocks of the kind under every marking."""
        sections = [self._section(number) for number in range(len(self._layout.sections))]
        self._rank = 0
        brief = Brief(
            id="b",
            title=self._word(),
            reference=self._word(),
            author=self._word(),
            audience=self._word(),
            layout=self._layout.id,
            presentation=self._presentation,
            waivers=(Waiver(rule="r", key="k", reason=f"w{next(self._numbers)}x4z"),),
            sections=tuple(sections),
        )
        return self._with_base(relabelled(self._pointing(brief)))

    def _with_base(self, brief: Brief) -> Material:
        measures = app.yardstick()
        return Material(
            brief,
            facts=self._facts,
            sources=self._sources,
            actors={"A1": Actor(id="A1", name=self._word(), note=f"w{next(self._numbers)}x4z")},
            topics={each: Topic(id=each, name=self._word()) for each in ("T1", "T2")},
            on_record=tuple(self._facts.values()),
            scale=next(each for each in measures.scales if each.id == brief.scale),
            risk_scales=tuple(measures.risk_scales),
            presentation=self._presentation,
            pictures=self._pictures,
        )

    def _word(self) -> str:
        return f"w{next(self._numbers)}x{self._rank}z"

    def _source(self, rank: int) -> Source:
        self._rank = rank
        return Source(
            id=f"S{rank}",
            title=self._word(),
            author=self._word(),
            url=f"https://{self._word()}.example",
            marking=MARKINGS[rank],
            note=f"w{next(self._numbers)}x4z",
        )

    def _fact(self, rank: int) -> Fact:
        """A fact that cites a source of its own marking, and one of the next."""
        self._rank = rank
        own = Citation(source=f"S{rank}", quotation=self._word())
        self._rank = min(rank + 1, NONE_ABOVE)
        other = Citation(source=f"S{self._rank}", locator=self._word())
        self._rank = rank
        return Fact(
            id=f"F{rank}",
            revision=2,
            statement=self._word(),
            marking=MARKINGS[rank],
            citations=(own, other),
            note=f"w{next(self._numbers)}x4z",
        )

    def _content(self) -> Content:
        if self._facts_alone:
            return (self._reference(),)
        return (
            Text(text=f"{self._word()} ", bold=True),
            self._reference(),
            Text(text=f" {self._word()}", italic=True),
            Text(text=self._word(), link="https://example.org/a?b=1&c=2"),
        )

    def _reference(self) -> FactRef:
        return reference(self._facts[f"F{self._rank}"], f"r{next(self._numbers)}")

    def _section(self, number: int) -> Section:
        """A section of the layout with its own first blocks; the second and the last bear markings."""
        part = self._layout.sections[number]
        marking: Marking | None = {1: MARKINGS[2], len(self._layout.sections) - 1: MARKINGS[4]}.get(number)
        section_rank = MARKINGS.index(marking or MARKINGS[0])
        self._rank = section_rank
        title = f"{part.title} {self._word()}"
        made = [self._block(kind, None) for kind in (*part.blocks, self._kind)]
        for rank in range(5):
            self._rank = max(rank, section_rank)
            made.append(self._block(self._kind, MARKINGS[rank]))
        made += self._by_their_facts(section_rank) if self._kind != "picture" else ()
        return Section(id=f"s{number}", title=title, role=part.role, marking=marking, blocks=tuple(made))

    def _by_their_facts(self, least: int) -> Iterator[Block]:
        """Blocks that bear no marking, and hold nothing but facts that do."""
        self._facts_alone = True
        for self._rank in range(least, 5):
            yield self._block(self._kind, None)
        self._facts_alone = False

    def _block(self, kind: str, marking: Marking | None) -> Block:
        cls = BLOCK_CLASSES[kind]
        more = dict(MORE.get(kind, {}))
        if kind in ROWS:
            more["rows"] = tuple(self._row(kind, number) for number in range(3))
        if kind == "picture":
            more["image"] = self._picture()
        if kind == "judgement":
            more["likelihood"] = "highly likely"
        return cls(**{"id": f"b{next(self._numbers)}", "marking": marking, **self._fields(cls), **more})

    def _row(self, kind: str, number: int) -> Value:
        cls, more = ROWS[kind], dict[str, Any](MORE_OF_ROW.get(kind, {}))
        if kind in ("table", "position_table"):
            more["cells"] = (self._content(), self._content())
        if kind == "risk_register" and number == 0:
            more |= RATED
        return cls(**{"id": f"row{next(self._numbers)}", **self._fields(cls), **more})

    def _fields(self, cls: type[Value]) -> dict[str, Any]:
        """Words for every field that holds any, whatever the class."""
        found: dict[str, Any] = {}
        for name, about in cls.model_fields.items():
            if about.annotation == Content:
                found[name] = self._content()
            elif self._facts_alone:
                continue
            elif about.annotation is str and name in NAMES:
                found[name] = self._word()
            elif name == "watched":
                found[name] = (Indicator(id=f"i{next(self._numbers)}", words=self._word(), seen=("F4",)),)
            elif name == "hypotheses":
                found[name] = ({"id": f"h{next(self._numbers)}", "name": self._word()},)
        return found

    def _picture(self) -> str:
        """A picture whose bytes hold a word behind its end, where every program passes over it."""
        image = png() + self._word().encode()
        digest = sha256(image).hexdigest()
        self._pictures[digest] = image
        return digest

    def _pointing(self, brief: Brief) -> Brief:
        """The brief with a paragraph that points to all its tables and pictures."""
        told = [each.id for _, each in blocks(brief) if isinstance(each, CAPTIONED)]
        pointers = tuple(pointer(each, "Table 0") for each in told)
        first, *rest = brief.sections
        line = Paragraph(id="pointers", content=pointers)
        return brief.model_copy(
            update={"sections": (first.model_copy(update={"blocks": (line, *first.blocks)}), *rest)}
        )
