"""All checks of a brief: at first, and after one paragraph of it was changed.

    python tests/benchmarks/checking.py

The briefs are prose that names 500 actors, with a reference in every 50 words, a judgement in every 500
and a position table before a ledger of 400 statements. Beside each time stands how many times as long it
takes as plainly splitting the whole text into words, in the same run. Prints a table in Markdown. Fails
when a brief of 10,000 words needs 50 ms or more after an edit.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from briefwright.domain.blocks import Block, Judgement, Paragraph, PositionRow, PositionTable
from briefwright.domain.brief import Brief, Section
from briefwright.domain.checks.finding import Case
from briefwright.domain.checks.naming import Names, names
from briefwright.domain.checks.rules import find
from briefwright.domain.content import Content, Inline, Text, plain, reference, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.edits import set_text
from briefwright.domain.facts import Actor, Citation, Fact, Office, Source, Stance, Topic
from briefwright.domain.material import Material, fact_ids, with_views
from briefwright.paths import RESOURCES
from briefwright.storage.files import read_likelihood_scales, read_words

SIZES = (2_000, 10_000, 100_000)
MOST = 0.050
"""Seconds that the checks of a brief of 10,000 words may take after an edit."""
EDITS = 15
ACTORS = 500
SOURCES = 60
LEDGER = 400
TOPICS = 10
PER_PARAGRAPH = 80
PER_REFERENCE = 50
DAY = date(2025, 11, 23)
STANCES: tuple[Stance, ...] = get_args(Stance)

_PROSE = """
the talks on transit quotas went on for a third week while observers counted ships in the roads and
ministers from several capitals weighed a guarantee that nobody had yet seen in writing although its
terms were said to be firm enough for parliament to vote on before the winter and the port authority
kept most berths open under an arrangement that either side could end at a week of notice
"""
_SOUNDS = "an bel cor dra el fen gor hul iv jar kos lem mar nov or pel ras sov tur ul ven wil yar zan"
_WORDS, _SYLLABLES = _PROSE.split(), _SOUNDS.split()


@dataclass(frozen=True)
class Base:
    """What the brief stands on."""

    people: Names
    facts: tuple[Fact, ...]
    sources: dict[str, Source]


def base(references: int) -> Base:
    """Actors with offices, facts with quotations, and a ledger."""
    chance = random.Random(3)
    people = [_person(number, chance) for number in range(ACTORS)]
    facts = tuple(_fact(number, people, chance) for number in range(max(references, LEDGER)))
    sources = {f"S{number}": Source(id=f"S{number}", title=f"Report {number}") for number in range(SOURCES)}
    return Base(names(people), facts, sources)


def case(words: int) -> Case:
    """A brief of so many words before its base."""
    made = base(words // PER_REFERENCE)
    actors = made.people.actors
    blocks = tuple(_blocks(words, made))
    rows = tuple(
        PositionRow(id=f"row{number}", actor=f"A{number}", cells=((),) * TOPICS) for number in range(12)
    )
    table = PositionTable(
        id="table", as_of=DAY, topics=tuple(f"T{number}" for number in range(TOPICS)), rows=rows
    )
    size = max(1, len(blocks) // 6)
    sections = [
        Section(id=f"s{at}", title=f"Section {at}", blocks=blocks[at : at + size])
        for at in range(0, len(blocks), size)
    ]
    sections.append(Section(id="positions", title="Positions", blocks=(table,)))
    brief = Brief(id="B", title="A long brief", day=DAY, sections=tuple(sections))
    lists = read_words([RESOURCES / "words"])
    scales = {one.id: one for one in read_likelihood_scales(RESOURCES / "scales")}
    topics = {f"T{number}": Topic(id=f"T{number}", name=f"Topic {number}") for number in range(TOPICS)}
    held = {fact.id: fact for fact in made.facts}
    ledger = made.facts[:LEDGER]
    cited = [held[one] for one in fact_ids(brief)]
    shown = with_views(brief, ledger, actors, cited)
    used = {one: held[one] for one in fact_ids(shown)}
    material = Material(shown, used, made.sources, actors, topics, ledger)
    return Case(brief, material, DAY, made.people, scales=scales, words=lists)


def edited(about: Case, number: int) -> Case:
    """The case with another word in a paragraph in its middle."""
    section = about.brief.sections[len(about.brief.sections) // 2]
    block = next(one for one in section.blocks if isinstance(one, Paragraph))
    content = (Text(text=f"Edit {number}. "), *block.content)
    brief = set_text(about.brief, block.id, (), content)
    shown = set_text(about.material.brief, block.id, (), content)
    return replace(about, brief=brief, material=replace(about.material, brief=shown))


def _person(number: int, chance: random.Random) -> Actor:
    given, surname = ("".join(chance.choices(_SYLLABLES, k=3)).title() for _ in range(2))
    office = Office(title="Minister of Transport", start=FuzzyDate(value="2024"))
    return Actor(id=f"A{number}", name=f"{given} {surname}", offices=(office,), side=f"Side {number % 40}")


def _fact(number: int, people: list[Actor], chance: random.Random) -> Fact:
    actor = chance.choice(people)
    return Fact(
        id=f"F{number}",
        revision=1,
        statement=f"{actor.name} {_prose(8, chance)}",
        kind="position",
        date=FuzzyDate(value=f"2025-{1 + number % 10:02}-{1 + number % 28:02}"),
        actors=(actor.id,),
        topics=(f"T{number % TOPICS}",),
        stance=STANCES[number % len(STANCES)],
        citations=(Citation(source=f"S{number % SOURCES}", quotation=_prose(25, chance)),),
    )


def _blocks(words: int, made: Base) -> Iterator[Block]:
    chance = random.Random(5)
    for number in range(words // PER_PARAGRAPH):
        first = number * PER_PARAGRAPH // PER_REFERENCE
        last = (number + 1) * PER_PARAGRAPH // PER_REFERENCE
        cited = made.facts[first:last]
        if number % 6 == 5:
            yield _judgement(number, cited, chance)
        else:
            yield Paragraph(id=f"p{number}", content=_paragraph(number, made, cited, chance))


def _judgement(number: int, cited: tuple[Fact, ...], chance: random.Random) -> Judgement:
    return Judgement(
        id=f"j{number}",
        statement=text(f"{_prose(20, chance).capitalize()}."),
        likelihood="likely",
        confidence="moderate",
        reason=text(f"{_prose(20, chance).capitalize()}."),
        supporting=tuple(reference(fact, f"j{number}.{fact.id}") for fact in cited),
        assumptions=text(f"{_prose(20, chance).capitalize()}."),
    )


def _paragraph(number: int, made: Base, cited: tuple[Fact, ...], chance: random.Random) -> Content:
    content: list[Inline] = []
    people = list(made.people.actors.values())
    for fact in cited:
        actor = chance.choice(people)
        before = f"{_prose(12, chance).capitalize()}. Minister {actor.name} {_prose(10, chance)}. "
        content += [Text(text=before), reference(fact, f"p{number}.{fact.id}"), Text(text=". ")]
    rest = max(8, PER_PARAGRAPH - len(plain(tuple(content)).split()))
    content.append(Text(text=f"{_prose(rest, chance).capitalize()}."))
    return tuple(content)


def _prose(words: int, chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words))


def _seconds(about: Case) -> float:
    started = time.perf_counter()
    find(about)
    return time.perf_counter() - started


def _splitting(about: Case) -> float:
    texts = [passage.text for passage in about.passages()]
    times = []
    for _ in range(EDITS):
        started = time.perf_counter()
        for one in texts:
            one.split()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> int:
    """Measure, print, and say whether the brief of 10,000 words is checked in time."""
    print("| words | references | first | after an edit | worst | × splitting, first | × splitting, edit |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    failed = False
    for size in SIZES:
        about = case(size)
        gc.collect()
        cold = _seconds(about)
        warm = [_seconds(edited(about, number)) for number in range(EDITS)]
        plainly, median = _splitting(about), statistics.median(warm)
        count = sum(len(passage.refs) for passage in about.passages())
        print(
            f"| {size:,} | {count:,} | {cold * 1000:.0f} ms | {median * 1000:.1f} ms | "
            f"{max(warm) * 1000:.1f} ms | {cold / plainly:,.0f} | {median / plainly:,.0f} |"
        )
        failed |= size == 10_000 and median >= MOST
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
