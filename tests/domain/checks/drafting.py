"""A tiny notation for briefs: paragraphs of text in which [F1|words] refers to a fact."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from briefwright.domain.blocks import Block, Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.naming import names
from briefwright.domain.content import Content, FactRef, Inline, Text
from briefwright.domain.facts import Actor, Citation, Fact, Office, Source, Topic
from briefwright.domain.layouts import Layout
from briefwright.domain.material import Material, fact_ids, with_views
from briefwright.domain.scales import LikelihoodScale
from briefwright.domain.wordlists import WordLists
from briefwright.storage.files import read_likelihood_scales, read_risk_scales, read_words

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
DAY = date(2025, 11, 23)
_REFERENCE = re.compile(r"\[(\w+)\|([^\]]+)\]")


@cache
def word_lists() -> WordLists:
    """The lists that the program ships."""
    return read_words([RESOURCES / "words"])


@cache
def scales() -> dict[str, LikelihoodScale]:
    """The scales that the program ships."""
    return {scale.id: scale for scale in read_likelihood_scales(RESOURCES / "scales")}


def written(text: str, key: str = "r") -> Content:
    """Content in which [F1|words] is a reference and **words** at the start are a bold heading."""
    items: list[Inline] = []
    if text.startswith("**"):
        _, heading, text = text.split("**", 2)
        items.append(Text(text=heading, bold=True))
    at = 0
    for number, match in enumerate(_REFERENCE.finditer(text)):
        items.append(Text(text=text[at : match.start()]))
        ref = FactRef(id=f"{key}{number}", fact=match.group(1), revision=1, shown=match.group(2))
        items.append(ref)
        at = match.end()
    items.append(Text(text=text[at:]))
    return tuple(item for item in items if isinstance(item, FactRef) or item.text)


def paragraphs(*texts: str, section: str = "s1", role: str = "background", **fields: Any) -> Section:
    """A section of paragraphs in the notation."""
    blocks = tuple(
        Paragraph(id=f"{section}-b{number}", content=written(text, f"{section}-r{number}-"))
        for number, text in enumerate(texts)
    )
    return Section(id=section, title=section.title(), role=role, blocks=blocks, **fields)


def section(*blocks: Block, section: str = "s1", role: str = "background") -> Section:
    """A section of blocks."""
    return Section(id=section, title=section.title(), role=role, blocks=blocks)


def fact(fact_id: str = "F1", statement: str = "It rained", *sources: str, **fields: Any) -> Fact:
    """A fact at revision 1 that cites the sources."""
    citations = tuple(Citation(source=one) for one in sources)
    return Fact(**{"id": fact_id, "revision": 1, "statement": statement, "citations": citations} | fields)


def source(source_id: str, **fields: Any) -> Source:
    """A source."""
    return Source(**{"id": source_id, "revision": 1, "title": f"Report {source_id}"} | fields)


def actor(actor_id: str, name: str, *offices: Office, **fields: Any) -> Actor:
    """An actor."""
    return Actor(id=actor_id, revision=1, name=name, offices=offices, **fields)


def case(
    *sections: Section,
    facts: Iterable[Fact] = (),
    sources: Iterable[Source] = (),
    actors: Iterable[Actor] = (),
    topics: Iterable[str] = (),
    layout: Layout | None = None,
    due: Mapping[str, tuple[Fact, ...]] | None = None,
    **fields: Any,
) -> Case:
    """A brief of these sections before a base that holds these records, all facts on the ledger's record."""
    brief = Brief(**{"id": "B1", "title": "Brief", "day": DAY, "sections": sections} | fields)
    base = {one.id: one for one in facts}
    people = {one.id: one for one in actors}
    held = [base[one] for one in fact_ids(brief) if one in base]
    shown = with_views(brief, tuple(base.values()), people, held)
    return Case(
        brief=brief,
        material=Material(
            brief=shown,
            facts={one: base[one] for one in fact_ids(shown) if one in base},
            sources={one.id: one for one in sources},
            actors=people,
            topics={one: Topic(id=one, name=one) for one in topics},
            on_record=tuple(base.values()),
        ),
        today=DAY,
        names=names(people.values()),
        layout=layout,
        scales=scales(),
        risk_scales={scale.id: scale for scale in read_risk_scales(RESOURCES / "scales")},
        words=word_lists(),
        due=due or {},
    )


def found(rule: Rule, about: Case) -> list[Finding]:
    """What the rule finds."""
    return list(rule.find(about))


def shown(finding: Finding, about: Case) -> str:
    """The words that the finding marks."""
    assert finding.place is not None and finding.span is not None
    text = next(one.text for one in about.passages() if one.place == finding.place)
    return text[slice(*finding.span)]


def marked(rule: Rule, about: Case) -> list[str]:
    """The words that the rule's findings mark."""
    return [shown(finding, about) for finding in rule.find(about)]
