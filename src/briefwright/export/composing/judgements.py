"""Judgements as paragraphs."""

from collections.abc import Iterator
from dataclasses import replace

from briefwright.domain.blocks import Judgement
from briefwright.domain.content import plain
from briefwright.export.composing.scribe import Scribe, ended, holds_words, labelled
from briefwright.export.pieces import NoteMark, Paragraph, Run, Runs, Words
from briefwright.export.wording import ENDS


def paragraphs(block: Judgement, portion: str, scribe: Scribe) -> Iterator[Paragraph]:
    """What is concluded, then what it is worth and rests on, each in a paragraph of its own.

    Likelihood and confidence never share a sentence. `portion` is the marking that stands before it.
    Judgements bear no numbers: those would be words that the brief does not hold, beside the numbers of
    its lists.
    """
    statement = Paragraph(scribe.inscribe(block.statement), "judgement", block.id)
    details = [Paragraph(ended(runs), "detail", block.id) for runs in _details(block, scribe) if runs]
    shown = [statement, *details] if holds_words(statement.runs) else details
    if portion and shown:
        shown[0] = replace(shown[0], runs=(Words(f"{portion} ", bold=True), *shown[0].runs))
    yield from shown


def _details(block: Judgement, scribe: Scribe) -> Iterator[Runs]:
    if scribe.scrub.line(block.likelihood):
        yield labelled("Likelihood", (Words(scribe.band(block.likelihood)),))
    yield _confidence(block, scribe)
    yield labelled("Supports", _in_a_row(scribe.inscribe(block.supporting)))
    yield labelled("Against", _in_a_row(scribe.inscribe(block.contrary)))
    yield labelled("Assumptions", scribe.inscribe(block.assumptions))
    yield labelled("Indicators", scribe.inscribe(block.indicators))
    yield labelled("Watched", scribe.watched(block.watched))


def _confidence(block: Judgement, scribe: Scribe) -> Runs:
    reason = scribe.inscribe(block.reason)
    if not holds_words(reason):
        return labelled("Confidence", (Words(block.confidence),)) if block.confidence else ()
    level = block.confidence or "not stated"
    return labelled("Confidence", (Words(f"{level}{_turn(plain(block.reason).lstrip())}"), *reason))


def _in_a_row(runs: Runs) -> Runs:
    """Lines as sentences that follow one another."""
    told, row = "", list[Run]()
    for run in runs:
        shown = run
        if isinstance(run, Words):
            lines = run.text.split("\n")
            words = lines[0]
            for line in lines[1:]:
                before = f"{told}{words}".rstrip()
                words = f"{words.rstrip()}{_between(before)}{line.lstrip()}"
            shown = replace(run, text=words)
        told += "" if isinstance(shown, NoteMark) else shown.text
        row.append(shown)
    return tuple(row)


def _between(before: str) -> str:
    """What parts a sentence from what stands before it."""
    if not before:
        return ""
    return " " if before.endswith(ENDS) else ". "


def _turn(reason: str) -> str:
    """What leads over to the reason, which is a sentence of its own or the rest of one."""
    if reason[:1].isupper():
        return ". "
    return ", " if reason.startswith("because") else ", because "
