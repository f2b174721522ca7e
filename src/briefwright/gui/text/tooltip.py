"""What a reference or a cross reference says when the pointer rests on it."""

import html

from briefwright.domain.content import FactRef
from briefwright.domain.facts import Fact
from briefwright.domain.grades import CREDIBILITY_WORDS
from briefwright.domain.references import state


def tooltip(ref: FactRef, fact: Fact | None) -> str:
    """How the reference stands to its fact, and what the fact says, as rich text."""
    heading = state(ref, fact).value
    parts = [f"<b>{heading[0].upper()}{heading[1:]}</b>"]
    if fact is not None:
        parts.append(html.escape(fact.statement))
        parts.append(html.escape(" · ".join(_details(fact))))
    return "<qt>" + "<br>".join(part for part in parts if part) + "</qt>"


def pointing(label: str) -> str:
    """What a cross reference leads to, by what the brief says of it, as rich text."""
    if not label:
        return "<qt>What this points to is gone, or has no caption any more.</qt>"
    return f"<qt><b>{html.escape(label)}</b><br>Ctrl+click goes there</qt>"


def _details(fact: Fact) -> list[str]:
    details = [fact.date.words()] if fact.date is not None else []
    if fact.citations:
        first = fact.citations[0]
        words = CREDIBILITY_WORDS[first.credibility]
        details.append(f"{first.reliability or ''}{first.credibility}, {words}")
    return details
