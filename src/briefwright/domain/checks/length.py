"""Briefs and sections that are longer than their layout allows."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from briefwright.domain.brief import Place
from briefwright.domain.checks.finding import Case, Finding, Rule


def _find(case: Case) -> Iterator[Finding]:
    if case.layout is None:
        return
    counted: Counter[str] = Counter()
    for passage in case.passages():
        counted[passage.section.id] += _words(passage.text)
    total = counted.total()
    if case.layout.words is not None and total > case.layout.words:
        yield _finding("The brief", total, case.layout.words, "brief", None)
    limits = {part.role: part.words for part in case.layout.sections}
    for section in case.brief.sections:
        limit = limits.get(section.role)
        if limit is not None and counted[section.id] > limit:
            place = Place(section=section.id, block=section.blocks[0].id)
            yield _finding(f"The section “{section.title}”", counted[section.id], limit, section.id, place)


def _finding(what: str, words: int, limit: int, key: str, place: Place | None) -> Finding:
    return Finding(
        RULE.id,
        "warning",
        f"{what} has {words:,} words; its layout allows {limit:,}.",
        "What is longer than its reader has time for is not read to the end.",
        key=key,
        place=place,
    )


@lru_cache(maxsize=20_000)
def _words(text: str) -> int:
    return len(text.split())


RULE = Rule("over-length", "Longer than the layout allows", _find)
