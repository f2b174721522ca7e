"""The commands that look into a brief: what the checks find, and what rests on what."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from briefwright.cli.command import (
    DONE,
    FAILED,
    Command,
    add_brief,
    add_json,
    add_workspace,
    chosen_brief,
    opened,
    show,
)
from briefwright.cli.listing import Entry
from briefwright.cli.services import Services
from briefwright.domain import trace
from briefwright.domain.blocks import Block, Judgement
from briefwright.domain.brief import Brief, blocks, references
from briefwright.domain.checks.finding import Finding
from briefwright.domain.checks.naming import names
from briefwright.domain.checks.passages import passages
from briefwright.domain.content import refs
from briefwright.domain.errors import NotFound
from briefwright.domain.facts import Actor, Fact, Source
from briefwright.domain.material import description
from briefwright.domain.queries import Dependants
from briefwright.domain.wording import counted
from briefwright.editing.analysis import Analysis, analyse
from briefwright.editing.gathering import gather
from briefwright.editing.ports import Base


def analysed(base: Base, brief: Brief, services: Services) -> Analysis:
    """All that is to be known of the brief today."""
    return analyse(base, brief, names(base.all(Actor)), services.yardstick(), services.today())


# -- check


def _check_arguments(parser: ArgumentParser) -> None:
    add_brief(parser)
    add_json(parser)


def _check(given: Namespace, services: Services) -> int:
    with opened(services, given.path) as base:
        brief = chosen_brief(base, given.brief)
        analysis = analysed(base, brief, services)
    show(list(_findings(brief, analysis)), given.json)
    errors = len(analysis.errors)
    if not errors:
        return DONE
    stands = f"{counted(errors, 'error')} {'stands' if errors == 1 else 'stand'}"
    sys.stderr.write(f"“{brief.title}” cannot be issued yet: {stands}.\n")
    return FAILED


def _findings(brief: Brief, analysis: Analysis) -> Iterator[Entry]:
    titles = {section.id: section.title for section in brief.sections}
    texts = {passage.place: passage.text for passage in passages(brief)}
    told = [(finding, "") for finding in analysis.findings]
    told += [(finding, waiver.reason) for finding, waiver in analysis.waived]
    for finding, waived in told:
        title = titles.get(finding.place.section, "") if finding.place else ""
        text = texts.get(finding.place, "") if finding.place else ""
        words = text[slice(*finding.span)] if finding.span else ""
        message = f"{finding.message} (Not here, because: {waived})" if waived else finding.message
        columns = ("waived" if waived else finding.severity, finding.rule, title, message)
        yield Entry(columns, _finding_fields(finding, title, words, waived))


def _finding_fields(finding: Finding, title: str, words: str, waived: str) -> dict[str, object]:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "place": {**place.model_dump(mode="json"), "section_title": title} if place else None,
        "words": words,
        "message": finding.message,
        "reason": finding.reason,
        "key": finding.key,
        "waived": waived,
    }


# -- trace


def _trace_arguments(parser: ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("id", metavar="ID", help="of a source or fact, or of a brief or a block in one")
    add_json(parser)


def _trace(given: Namespace, services: Services) -> int:
    with opened(services, given.path) as base:
        record = base.get(Source, given.id) or base.get(Fact, given.id)
        if record is None:
            entries, told = list(_beneath(base, given.id)), ""
        else:
            dependants = base.dependants(record)
            told = trace.tell(dependants, given.id, citing=isinstance(record, Source))
            entries = list(_above(dependants, given.id))
    show(entries, given.json)
    if told:
        sys.stderr.write(f"{told}\n")
    return DONE


def _above(dependants: Dependants, record_id: str) -> Iterator[Entry]:
    """What rests on a source or a fact."""
    for fact in dependants.facts:
        if fact.id != record_id:
            yield _entry("fact", fact.id, _standing(fact.statement, fact))
    resting = trace.arranged(dependants)
    for use in resting.judgements:
        words = f"{trace.judgement_words(use)} · {trace.place_words(use)}"
        yield _entry("judgement", use.block, words, asdict(use))
    for use, count in resting.sections:
        yield _entry("brief", use.brief, trace.place_words(use, count), asdict(use))
    for row in resting.editions:
        yield _entry("edition", row.id, trace.edition_words(row), row._asdict())


def _beneath(base: Base, wanted: str) -> Iterator[Entry]:
    """What a brief or a block rests on."""
    brief, block = _find(base, wanted)
    material = gather(base, brief)
    shown = [one for _, one in blocks(material.brief) if block is None or one.id == block.id]
    contrary = [ref.fact for one in shown if isinstance(one, Judgement) for ref in refs(one.contrary)]
    used = [
        ref.fact
        for place, ref in references(material.brief)
        if place.block in {one.id for one in shown} and ref.mode != "detached" and place.slot != ("contrary",)
    ]
    below = trace.grounds(used, contrary, material.facts, material.sources)
    for kind, facts in (("fact", below.facts), ("contrary fact", below.contrary)):
        for fact in facts:
            yield _entry(kind, fact.id, _standing(fact.statement, fact))
    for source in below.sources:
        yield _entry("source", source.id, _standing(description(source), source))
    for origin in below.origins:
        carried = ", ".join(source.id for source in origin.sources)
        fields = {"sources": [source.id for source in origin.sources]}
        yield _entry("origin", origin.key, f"{origin.name} ({carried})", fields)
    for fact_id in below.missing:
        yield _entry("missing", fact_id, "is not in this workspace")


def _find(base: Base, wanted: str) -> tuple[Brief, Block | None]:
    """The brief of that id, or the block of that id and its brief. Raises NotFound."""
    rows = base.briefs()
    if any(row.id == wanted for row in rows):
        return base.brief(wanted), None
    for row in rows:
        brief = base.brief(row.id)
        for _, block in blocks(brief):
            if block.id == wanted:
                return brief, block
    raise NotFound(f"There is no source, fact, brief or block {wanted} in this workspace.")


def _standing(words: str, record: Fact | Source) -> str:
    return words if record.standing == "current" else f"{words} ({record.standing})"


def _entry(kind: str, own_id: str, words: str, more: Mapping[str, object] | None = None) -> Entry:
    return Entry((kind, own_id, words), {**(more or {}), "kind": kind, "id": own_id, "words": words})


COMMANDS = {
    "check": Command(
        "PATH BRIEF [--json]", "check a brief; 1 when an error stands", _check_arguments, _check
    ),
    "trace": Command(
        "PATH ID [--json]", "show what rests on a record, or what a brief rests on", _trace_arguments, _trace
    ),
}
