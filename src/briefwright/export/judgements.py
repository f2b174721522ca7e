"""Judgements as paragraphs."""

from collections.abc import Iterator
from dataclasses import replace

from briefwright.domain.blocks import Judgement
from briefwright.domain.content import plain
from briefwright.export.pieces import NoteMark, Paragraph, Runs, Words
from briefwright.export.scribe import Scribe, ended, holds_words


def paragraphs(block: Judgement, portion: str, scribe: Scribe) -> Iterator[Paragraph]:
    """What is concluded, then what it is worth and rests on, each in a paragraph of its own.

    Likelihood and confidence never share a sentence. `portion` is the marking that stands before it.
    """
    parts = [runs for runs in _parts(block, scribe) if holds_words(runs)]
    if portion and parts:
        parts[0] = (Words(f"{portion} ", bold=True), *parts[0])
    yield from map(Paragraph, parts)


def _parts(block: Judgement, scribe: Scribe) -> Iterator[Runs]:
    yield tuple(_bold(scribe.inscribe(block.statement)))
    if scribe.scrub.line(block.likelihood):
        yield _labelled("Likelihood", (Words(f"{scribe.band(block.likelihood)}."),))
    yield _confidence(block, scribe)
    yield _labelled("Supports", scribe.inscribe(block.supporting))
    yield _labelled("Against", scribe.inscribe(block.contrary))
    yield _labelled("Assumptions", scribe.inscribe(block.assumptions))
    yield _labelled("Indicators", scribe.with_watched(scribe.inscribe(block.indicators), block.watched))


def _confidence(block: Judgement, scribe: Scribe) -> Runs:
    reason = scribe.inscribe(block.reason)
    if not holds_words(reason):
        return _labelled("Confidence", (Words(f"{block.confidence}."),)) if block.confidence else ()
    level = block.confidence or "not stated"
    return _labelled("Confidence", (Words(f"{level}{_turn(plain(block.reason).lstrip())}"), *ended(reason)))


def _turn(reason: str) -> str:
    """What leads over to the reason, which is a sentence of its own or the rest of one."""
    if reason[:1].isupper():
        return ". "
    return ", " if reason.startswith("because") else ", because "


def _labelled(label: str, runs: Runs) -> Runs:
    return (Words(f"{label}: ", italic=True), *runs) if holds_words(runs) else ()


def _bold(runs: Runs) -> Runs:
    return tuple(run if isinstance(run, NoteMark) else replace(run, bold=True) for run in runs)
