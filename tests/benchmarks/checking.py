"""All checks of a brief: at first, and after one paragraph of it was changed.

    python tests/benchmarks/checking.py

The briefs are prose that names 500 actors, with a reference in every 50 words, a judgement in every 500,
each with an indicator, a position table and a timeline, before a ledger of 400 or of 10,000 statements.
"Analysed" is all that is done after a pause in typing: the material is gathered from a workspace file, the
indicators are asked, the rules look at it; "rules" is the last alone. What the analysis before has read is
remembered, as in the window; "anew" is the time without. Beside each time of the rules stands how many times
as long they take as plainly splitting the whole text into words, in the same run. Prints a table in
Markdown. Fails when a brief of 10,000 words takes 50 ms or more to be analysed after an edit.
"""

import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import get_args

from briefwright.domain.blocks import Block, Judgement, Paragraph, PositionRow, PositionTable, Timeline
from briefwright.domain.brief import Brief, Section
from briefwright.domain.checks.finding import Case
from briefwright.domain.checks.naming import Names, names
from briefwright.domain.checks.rules import find
from briefwright.domain.checks.stances import stances
from briefwright.domain.content import Content, Inline, Text, plain, reference, text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.edits import change_block
from briefwright.domain.facts import Actor, Citation, Fact, Office, Source, Stance, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.material import Material, fact_ids, with_views
from briefwright.domain.slots import set_slot
from briefwright.editing.analysis import analyse
from briefwright.editing.memory import Memory
from briefwright.editing.ports import Yardstick
from briefwright.paths import RESOURCES
from briefwright.storage.files import read_likelihood_scales, read_words
from briefwright.storage.workspace import Workspace

LEDGER, HEAVY = 400, 10_000
SIZES = ((2_000, LEDGER), (10_000, LEDGER), (100_000, LEDGER), (10_000, HEAVY))
"""Words, and statements in the ledger."""
MOST = 0.050
"""Seconds that it may take to analyse a brief of 10,000 words after an edit."""
EDITS = 15
ACTORS = 500
SOURCES = 60
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


def base(references: int, ledger: int) -> Base:
    """Actors with offices, facts with quotations, and a ledger of so many."""
    chance = random.Random(3)
    people = [_person(number, chance) for number in range(ACTORS)]
    facts = tuple(_fact(number, people, chance) for number in range(max(references, ledger)))
    sources = {f"S{number}": Source(id=f"S{number}", title=f"Report {number}") for number in range(SOURCES)}
    return Base(names(people), facts, sources)


def case(words: int, statements: int) -> Case:
    """A brief of so many words before its base, with so many statements in the ledger."""
    made = base(words // PER_REFERENCE, statements)
    actors = made.people.actors
    blocks = tuple(_blocks(words, made))
    rows = tuple(
        PositionRow(id=f"row{number}", actor=f"A{number}", cells=((),) * TOPICS) for number in range(12)
    )
    table = PositionTable(
        id="table", as_of=DAY, topics=tuple(f"T{number}" for number in range(TOPICS)), rows=rows
    )
    timeline = Timeline(id="timeline", topics=("T1", "T2", "T3"))
    size = max(1, len(blocks) // 6)
    sections = [
        Section(id=f"s{at}", title=f"Section {at}", blocks=blocks[at : at + size])
        for at in range(0, len(blocks), size)
    ]
    sections.append(Section(id="positions", title="Positions", blocks=(table, timeline)))
    brief = Brief(id="B", title="A long brief", day=DAY, sections=tuple(sections))
    lists = read_words([RESOURCES / "words"])
    scales = {one.id: one for one in read_likelihood_scales(RESOURCES / "scales")}
    topics = {f"T{number}": Topic(id=f"T{number}", name=f"Topic {number}") for number in range(TOPICS)}
    held = {fact.id: fact for fact in made.facts}
    ledger = made.facts[:statements]
    cited = [held[one] for one in fact_ids(brief)]
    shown = with_views(brief, ledger, actors, cited)
    used = {one: held[one] for one in fact_ids(shown)}
    material = Material(shown, used, made.sources, actors, topics, on_record=ledger)
    return Case(brief, material, DAY, made.people, scales=scales, words=lists, ledger=stances(ledger))


def edited(about: Case, number: int) -> Case:
    """The case with another word in a paragraph in its middle."""
    section = about.brief.sections[len(about.brief.sections) // 2]
    block = next(one for one in section.blocks if isinstance(one, Paragraph))
    content = (Text(text=f"Edit {number}. "), *block.content)
    brief, shown = (
        change_block(one, block.id, lambda old: set_slot(old, (), content))
        for one in (about.brief, about.material.brief)
    )
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
        watched=(Indicator(id=f"w{number}", actor=f"A{number % ACTORS}", topic="T1", words="veto"),),
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


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _stored(about: Case, folder: Path) -> Workspace:
    """A workspace that holds the base of the case."""
    workspace = Workspace.create(
        folder / f"{len(about.material.facts)}-{len(about.material.on_record)}.briefwright"
    )
    topics = about.material.topics.values()
    workspace.load([*about.material.sources.values(), *about.names.actors.values(), *topics])
    workspace.load({**about.material.facts, **{one.id: one for one in about.material.on_record}}.values())
    return workspace


def _splitting(about: Case) -> float:
    texts = [passage.text for passage in about.passages()]
    times = []
    for _ in range(EDITS):
        started = time.perf_counter()
        for one in texts:
            one.split()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def measured(size: int, ledger: int, folder: Path) -> bool:
    """Measure a brief of so many words and print a line; whether it was analysed in time."""
    about = case(size, ledger)
    workspace = _stored(about, folder)
    yardstick = Yardstick(scales=tuple(about.scales.values()), words=about.words)

    def analysed(brief: Brief, memory: Memory) -> float:
        return _seconds(lambda: analyse(workspace, brief, about.names, yardstick, DAY, memory))

    gc.collect()
    first = _seconds(lambda: find(about))
    changed = [edited(about, number) for number in range(EDITS)]
    rules = statistics.median(_seconds(partial(find, one)) for one in changed)
    memory = Memory()
    analysed(about.brief, memory)
    whole = [analysed(edited(about, EDITS + number).brief, memory) for number in range(EDITS)]
    anew = statistics.median(analysed(one.brief, Memory()) for one in changed)
    workspace.close()
    plainly = _splitting(about)
    references = sum(len(passage.refs) for passage in about.passages())
    print(
        f"| {size:,} | {references:,} | {ledger:,} | {first * 1000:.0f} ms | {rules * 1000:.1f} ms | "
        f"{statistics.median(whole) * 1000:.1f} ms | {max(whole) * 1000:.1f} ms | {anew * 1000:.0f} ms | "
        f"{first / plainly:,.0f} | {rules / plainly:,.0f} |"
    )
    return statistics.median(whole) < MOST


def main() -> int:
    """Measure, print, and say whether the brief of 10,000 words is analysed in time."""
    print(
        "| words | references | statements | rules, first | rules, edit | analysed, edit | worst | anew | "
        "× first | × edit |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        in_time = {size: measured(*size, Path(folder)) for size in SIZES}
    return 0 if all(met for (words, _), met in in_time.items() if words == 10_000) else 1


if __name__ == "__main__":
    sys.exit(main())
