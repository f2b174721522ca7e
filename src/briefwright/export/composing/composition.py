"""From a brief with its material to flat pieces, notes and notices."""

from collections.abc import Iterator
from dataclasses import replace

from briefwright.domain.alternatives import ordered
from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Bullet,
    Numbered,
    Picture,
    SourceList,
    TalkingPoints,
)
from briefwright.domain.blocks import Paragraph as ParagraphBlock
from briefwright.domain.blocks import Quote as QuoteBlock
from briefwright.domain.brief import Section, banner
from briefwright.domain.edits import map_blocks
from briefwright.domain.exports import Progress, unheard
from briefwright.domain.labels import CAPTIONED
from briefwright.domain.markings import Marking, highest
from briefwright.domain.material import Material
from briefwright.domain.wording import day_words
from briefwright.export.citing.citations import annotate, source_entries
from briefwright.export.citing.manners import Style
from briefwright.export.composing import likelihood_box
from briefwright.export.composing.inscriber import Inscriber
from briefwright.export.composing.numbering import Labels, resolved
from briefwright.export.composing.scribe import Scribe, holds_words
from briefwright.export.composing.structured import NAMES, Shaped, pieces
from briefwright.export.composing.talking import arranged
from briefwright.export.pieces import (
    Composition,
    Details,
    Figure,
    Grid,
    Heading,
    Item,
    Paragraph,
    Piece,
    Runs,
    Words,
)
from briefwright.export.wording import Scrubber, portion


def compose(material: Material, style: Style | None = None, progress: Progress = unheard) -> Composition:
    """The whole brief as pieces; sources are cited in house style unless another one is given.

    Only styles that take long over sources tell `progress`; what it raises ends the work.
    """
    # Notes are numbered in reading order, so that whatever a reader is to see first must stand first.
    brief = map_blocks(material.brief, _arranged)
    return _Composer(replace(material, brief=brief), style, progress).composition()


def _arranged(block: Block) -> Block:
    if isinstance(block, Alternatives):
        return ordered(block)
    return arranged(block) if isinstance(block, TalkingPoints) else block


class _Composer:
    def __init__(self, material: Material, style: Style | None, progress: Progress) -> None:
        self._material = material
        self._scrub = Scrubber()
        self._ledger = annotate(material, self._scrub, style, progress)
        self._notices = dict.fromkeys(self._ledger.notices)
        self._notice = self._notices.setdefault
        self._marking = self._banner()
        self._inscriber = Inscriber(self._scrub, self._ledger.marks, self._notice)
        self._scribe = Scribe(material, self._scrub, self._inscriber.runs, self._notice, self._marking)
        self._labels = Labels()
        self._boxed = likelihood_box.place(material.brief, material.scale)
        self._series = 0

    def composition(self) -> Composition:
        made = tuple(piece for section in self._material.brief.sections for piece in self._section(section))
        if self._inscriber.points:
            made = tuple(resolved(piece, self._labels.known, self._notice) for piece in made)
        details = self._details()
        if self._scrub.used:
            self._notice("Control characters that no file can hold were left out of the text.")
        shown = self._material.presentation
        return Composition(
            details,
            made,
            self._ledger.notes,
            tuple(self._notices),
            endnotes=shown.notes == "endnotes",
            contents=shown.contents,
        )

    def _details(self) -> Details:
        brief, line = self._material.brief, self._scrub.line
        return Details(
            title=line(brief.title) or "Untitled brief",
            reference=line(brief.reference),
            date=day_words(brief.day),
            author=line(brief.author),
            audience=line(brief.audience),
            marking=self._marking,
        )

    def _banner(self) -> Marking:
        """The marking of every page: no lower than that of any fact or source that shows. Words stay those
        of the fact from which they were detached."""
        material, own = self._material, banner(self._material.brief)
        former = (fact for fact in material.former.values() if fact.id in material.detached)
        detached = (fact.marking for fact in (*material.detached.values(), *former))
        needed = highest([own, *self._ledger.markings, *detached])
        if needed != own:
            self._notice(f"A fact or source in the brief bears {needed}: every page is marked so, not {own}.")
        return needed

    def _section(self, section: Section) -> Iterator[Piece]:
        title = " ".join(filter(None, (self._scrub.line(section.title), portion(section.marking))))
        yield Heading(title, section.id, section.role)
        numbering = False
        for block in section.blocks:
            if isinstance(block, Numbered) and not numbering:
                self._series += 1
            numbering = isinstance(block, Numbered)
            yield from self._block(block, section)

    def _block(self, block: Block, section: Section) -> Iterator[Piece]:
        match block:
            case ParagraphBlock() | Bullet() | Numbered() | QuoteBlock():
                runs = self._inscriber.runs(block.content)
                if holds_words(runs):
                    yield self._narrative(block, runs)
            case SourceList():
                yield from self._sources(block)
            case _:
                yield from self._structured(block, section)
        if block is self._boxed and self._material.scale:
            yield likelihood_box.box(self._material.scale, self._scribe)

    def _narrative(self, block: ParagraphBlock | Bullet | Numbered | QuoteBlock, runs: Runs) -> Piece:
        if block.marking:
            runs = (Words(f"{portion(block.marking)} ", bold=True), *runs)
        if isinstance(block, Bullet | Numbered):
            return Item(runs, block.level, isinstance(block, Numbered), self._series, block.id)
        return Paragraph(runs, "quote" if isinstance(block, QuoteBlock) else "body", block.id)

    def _structured(self, block: Shaped, section: Section) -> Iterator[Piece]:
        made = tuple(pieces(block, section, self._scribe))
        first = made[0] if made else None
        if isinstance(first, Grid | Figure) and self._has_caption(block):
            made = (self._labels.given(first), *made[1:])
        missing = isinstance(block, Picture) and block.image
        if not made and not missing:
            title = self._scrub.line(section.title)
            where = f" in “{title}”" if title else ""
            self._notice(f"The {NAMES[type(block)]}{where} is empty and was left out.")
        yield from made

    def _has_caption(self, block: Shaped) -> bool:
        return isinstance(block, CAPTIONED) and bool(self._scrub.line(block.caption))

    def _sources(self, block: SourceList) -> Iterator[Piece]:
        self._series += 1
        if block.marking:
            yield Paragraph((Words(portion(block.marking), bold=True),), block=block.id)
        entries = tuple(source_entries(self._ledger, self._material.presentation.grades, self._series))
        yield from entries or (Paragraph((Words("No sources are cited."),), block=block.id),)
