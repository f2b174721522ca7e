"""Markings above what the audience may receive, or above what the brief says of itself."""

from collections.abc import Iterator
from typing import NamedTuple

from briefwright.domain.brief import Place, banner, references
from briefwright.domain.checks.finding import Case, Finding, Rule, at
from briefwright.domain.checks.passages import Span
from briefwright.domain.markings import MARKINGS, Marking
from briefwright.domain.severity import Severity
from briefwright.domain.wording import short


class _Marked(NamedTuple):
    """A part of the brief, or a record that it cites, with its marking."""

    what: str
    marking: Marking
    key: str
    place: Place | None = None
    span: Span | None = None
    cited: bool = False


def _find(case: Case) -> Iterator[Finding]:
    ceiling, own, shown = case.brief.ceiling, case.brief.marking, banner(case.brief)
    if ceiling is not None and _above(own, ceiling):
        yield _too_high(_Marked("The brief", own, "brief"), ceiling)
    for part in (*_portions(case), *_records(case)):
        if ceiling is not None and _above(part.marking, ceiling):
            yield _too_high(part, ceiling)
        elif part.cited and _above(part.marking, shown):
            message = f"{part.what} is marked {part.marking}, above the brief’s {shown}."
            yield _finding(
                "warning", message, "Mark the portion that uses it, so that the banner rises.", part
            )
        elif not part.cited and _above(part.marking, own):
            message = f"{part.what} is marked {part.marking}, so the banner of the brief rises to {shown}."
            yield _finding("note", message, "The banner shows the highest marking of the whole.", part)


def _too_high(part: _Marked, ceiling: Marking) -> Finding:
    message = f"{part.what} is marked {part.marking}; the audience may receive {ceiling} at most."
    return _finding("error", message, "What is marked higher must not reach this audience (TLP 2.0).", part)


def _finding(severity: Severity, message: str, reason: str, part: _Marked) -> Finding:
    return Finding(RULE.id, severity, message, reason, f"{part.key} {part.marking}", part.place, part.span)


def _portions(case: Case) -> Iterator[_Marked]:
    for section in case.brief.sections:
        if section.marking is not None:
            first = Place(section=section.id, block=section.blocks[0].id) if section.blocks else None
            yield _Marked(f"The section “{section.title}”", section.marking, f"section {section.id}", first)
        for block in section.blocks:
            if block.marking is not None:
                place = Place(section=section.id, block=block.id)
                what = f"A portion of “{section.title}”"
                yield _Marked(what, block.marking, f"block {block.id}", place)


def _records(case: Case) -> Iterator[_Marked]:
    told = set()
    for fact, cited in case.cited_facts:
        place, span = at(cited)
        yield _Marked(
            f"The fact {short(fact.statement)}", fact.marking, f"fact {fact.id}", place, span, cited=True
        )
        for citation in fact.citations:
            source = case.material.sources.get(citation.source)
            if source is not None and source.id not in told:
                told.add(source.id)
                what = f"The source {short(source.title)}"
                yield _Marked(what, source.marking, f"source {source.id}", place, span, cited=True)
    yield from _detached(case)


def _detached(case: Case) -> Iterator[_Marked]:
    """The facts whose words stand in the brief though nothing follows them any more."""
    told = {fact.id for fact, _ in case.cited_facts}
    for place, ref in references(case.brief) if case.material.detached else ():
        fact = case.material.detached.get(ref.fact)
        if ref.mode == "detached" and fact is not None and fact.id not in told:
            told.add(fact.id)
            what = f"The fact {short(fact.statement)}, whose words were detached,"
            yield _Marked(what, fact.marking, f"fact {fact.id}", place, cited=True)


def _above(marking: Marking, limit: Marking) -> bool:
    return MARKINGS.index(marking) > MARKINGS.index(limit)


RULE = Rule("marking-above-audience", "Markings above the audience", _find)
