"""Running text as the rules read it: plain words, the references in them, and sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefwright.domain.blocks import Block
from briefwright.domain.brief import Brief, Place, Section, blocks
from briefwright.domain.content import Content, FactRef, Text
from briefwright.domain.slots import slots

Span = tuple[int, int]
_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|No|vs|cf|e\.g|i\.e|approx|ca|etc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|U\.S|U\.N|U\.K))\.$"
)


@dataclass(frozen=True)
class Passage:
    """One piece of running text. `own` are the spans that the analyst wrote, `refs` those that show facts,
    `lead` the length of a bold heading that the text begins with."""

    section: Section
    block: Block
    place: Place
    text: str
    own: tuple[Span, ...]
    refs: tuple[tuple[Span, FactRef], ...]
    lead: int = 0

    def sentences(self) -> tuple[Span, ...]:
        """Where each sentence begins and ends."""
        return sentences(self.text)

    def sentence(self, at: int) -> Span:
        """The sentence in which a character stands that is no blank."""
        return next(span for span in self.sentences() if span[0] <= at < span[1])

    def key(self, at: int) -> str:
        """What tells a finding there from those in other blocks and other sentences."""
        return f"{self.block.id} {self.text[slice(*self.sentence(at))]}"

    def refs_in(self, span: Span) -> list[FactRef]:
        """The references that stand, wholly or in part, within the span; detached ones left out."""
        return [ref for (start, end), ref in self.refs if start < span[1] and end > span[0]]

    def is_own(self, span: Span) -> bool:
        """Whether the analyst wrote the whole span."""
        return any(start <= span[0] and span[1] <= end for start, end in self.own)


def passages(brief: Brief) -> tuple[Passage, ...]:
    """Every piece of running text that holds words, in reading order."""
    return tuple(
        _passage(section, block, Place(section=section.id, block=block.id, slot=key), content)
        for section, block in blocks(brief)
        for key, content in slots(block)
        if content
    )


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[Span, ...]:
    """Where each sentence of a text begins and ends; a line break ends one too."""
    return tuple(_trimmed(text, start, end) for start, end in _pieces(text) if text[start:end].strip())


def _pieces(text: str) -> Iterator[Span]:
    start = 0
    for end in _END.finditer(text):
        if "\n" not in end.group() and _goes_on(text, start, end):
            continue
        yield start, end.end()
        start = end.end()
    yield start, len(text)


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    after = text[end.end() :].lstrip()
    if end.group() == "." and _ABBREVIATED.search(text, start, end.end()):
        return True
    return bool(after) and after[0].islower()


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _passage(section: Section, block: Block, place: Place, content: Content) -> Passage:
    words, own, found, at = [], [], [], 0
    for item in content:
        shown = item.text if isinstance(item, Text) else item.shown
        span = (at, at + len(shown))
        if isinstance(item, FactRef) and item.mode != "detached":
            found.append((span, item))
        else:
            own.append(span)
        words.append(shown)
        at = span[1]
    return Passage(section, block, place, "".join(words), _joined(own), tuple(found), _lead(content))


def _lead(content: Content) -> int:
    first = content[0]
    if len(content) > 1 and isinstance(first, Text) and first.bold:
        return len(first.text)
    return 0


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
