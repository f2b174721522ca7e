"""Talking points: what to say first, then what to answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefwright.domain.blocks import TalkingPoint, TalkingPoints
from briefwright.domain.brief import Section
from briefwright.export.composing.scribe import Scribe, holds_words
from briefwright.export.pieces import Heading, Paragraph, Piece, Runs, Words
from briefwright.export.wording import ENDS

IF_RAISED = "If raised"
"""What stands above the answers."""


def arranged(block: TalkingPoints) -> TalkingPoints:
    """The points to make before the answers; the very same block where they stand so."""
    rows = tuple(sorted(block.rows, key=lambda point: bool(point.raised.strip())))
    return block if rows == block.rows else block.model_copy(update={"rows": rows})


def pieces(block: TalkingPoints, section: Section, portion: str, scribe: Scribe) -> Iterator[Piece]:
    """The points of a block that was arranged, under its caption; nothing where it holds none.

    `portion` is the marking that stands with the caption or, without one, before the first words.
    """
    points = list(_points((row for row in block.rows if not row.raised.strip()), scribe))
    answers = list(_points((row for row in block.rows if row.raised.strip()), scribe))
    caption = scribe.scrub.line(block.caption)
    said = [*points, *_headed(answers, section, caption)]
    if not said:
        return
    if caption:
        yield Heading(" ".join(filter(None, (caption, portion))), section.id, section.role, level=2)
    elif portion:
        said = list(_marked(said, portion))
    yield from (replace(piece, block=block.id) if isinstance(piece, Paragraph) else piece for piece in said)


def _headed(answers: list[Piece], section: Section, caption: str) -> list[Piece]:
    """The answers below a heading that tells them from what to say unasked, unless one above does so."""
    above = (caption or section.title).casefold()
    if not answers or IF_RAISED.casefold() in above:
        return answers
    return [Heading(IF_RAISED, section.id, section.role, level=2), *answers]


def _points(rows: Iterable[TalkingPoint], scribe: Scribe) -> Iterator[Piece]:
    for row in rows:
        say = (*_raised(row, scribe), *scribe.inscribe(row.say))
        if holds_words(say):
            yield Paragraph(say, "point")
        background = scribe.inscribe(row.background)
        if holds_words(background):
            yield Paragraph((Words("Background: ", italic=True), *background), "remark")


def _raised(row: TalkingPoint, scribe: Scribe) -> Runs:
    raised = scribe.scrub.line(row.raised)
    if not raised:
        return ()
    end = "" if raised.endswith(ENDS) else ":"
    return (Words(f"{raised[0].upper()}{raised[1:]}{end}", bold=True), Words(" "))


def _marked(said: list[Piece], portion: str) -> Iterator[Piece]:
    """The pieces, with the marking before the first words."""
    first = next(number for number, piece in enumerate(said) if isinstance(piece, Paragraph))
    for number, piece in enumerate(said):
        if number == first and isinstance(piece, Paragraph):
            yield replace(piece, runs=(Words(f"{portion} ", bold=True), *piece.runs))
        else:
            yield piece
