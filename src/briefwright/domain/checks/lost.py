"""Cross references to blocks that are gone, or that have no number because they bear no caption."""

from collections.abc import Iterator
from functools import partial

from briefwright.domain.brief import Brief, Place, blocks
from briefwright.domain.checks.finding import Case, Finding, Fix, Rule
from briefwright.domain.checks.passages import Span
from briefwright.domain.content import Content, Inline, Text, normal, plain
from briefwright.domain.edits import map_blocks
from briefwright.domain.labels import labels, pointed
from briefwright.domain.slots import SlotKey, map_slots, slots
from briefwright.domain.wording import short

REASON = "A reader who is sent to a table or picture that cannot be found stops trusting the rest."


def _find(case: Case) -> Iterator[Finding]:
    numbered = labels(case.brief)
    there = {block.id for _, block in blocks(case.brief)}
    for section, block in blocks(case.brief):
        for key, content in slots(block):
            for span, item in _pointers(content):
                if pointed(item) not in numbered:
                    place = Place(section=section.id, block=block.id, slot=key)
                    yield _finding(item, place, span, gone=pointed(item) not in there)


def _pointers(content: Content) -> Iterator[tuple[Span, Text]]:
    at = 0
    for item in content:
        end = at + len(plain((item,)))
        if isinstance(item, Text) and pointed(item):
            yield (at, end), item
        at = end


def _finding(item: Text, place: Place, span: Span, gone: bool) -> Finding:
    fault = "is no longer in the brief" if gone else "bears no caption, so it has no number"
    return Finding(
        RULE.id,
        "warning",
        f"What {short(item.text)} points to {fault}.",
        REASON,
        key=f"{place.block} {pointed(item)}",
        place=place,
        span=span,
        fixes=(Fix("Keep the words, drop the cross reference", edit=partial(_unlinked, link=item.link)),),
    )


def _unlinked(brief: Brief, *, link: str) -> Brief:
    """The brief in which nothing points there any more."""

    def item(one: Inline) -> Inline:
        found = isinstance(one, Text) and one.link == link
        return one.model_copy(update={"link": ""}) if found else one

    def content(_: SlotKey, old: Content) -> Content:
        new = normal(map(item, old))
        return old if new == old else new

    return map_blocks(brief, lambda block: map_slots(block, content))


RULE = Rule("lost-reference", "Cross references that lead nowhere", _find)
