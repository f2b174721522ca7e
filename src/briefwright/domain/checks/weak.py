"""Attribution that names nobody."""

import re
from collections.abc import Iterator

from briefwright.domain.blocks import Quote
from briefwright.domain.checks import phrases
from briefwright.domain.checks.finding import Case, Finding, Rule
from briefwright.domain.checks.passages import Passage, Span

_DENIED = re.compile(r"\bno (?:\w+ )?$", re.IGNORECASE)
"""As in "no new reports of": that nobody says so needs no name."""


def _find(case: Case) -> Iterator[Finding]:
    for passage in case.passages():
        if isinstance(passage.block, Quote) or passage.section.role == "sources":
            continue
        for span in phrases.find(passage.text, case.words.weak):
            if _names_nobody(passage, span):
                words = passage.text[slice(*span)]
                yield Finding(
                    RULE.id,
                    "note",
                    f"“{words}” names nobody.",
                    "Say who said it, or refer to the fact; a reader cannot weigh what nobody stands for.",
                    key=f"{words.lower()} {passage.key(span[0])}",
                    place=passage.place,
                    span=span,
                )


def _names_nobody(passage: Passage, span: Span) -> bool:
    """Whether the analyst wrote the words, outside headings and quotations, and cites no fact for them."""
    if span[0] < passage.lead or not passage.is_own(span):
        return False
    if phrases.within(span, phrases.quoted(passage.text)) or _DENIED.search(passage.text, 0, span[0]):
        return False
    return not passage.refs_in(passage.sentence(span[0]))


RULE = Rule("weak-attribution", "Weak attribution", _find)
