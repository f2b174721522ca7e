"""What rests on a source or a fact."""

from collections.abc import Iterable, Iterator

from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import Brief, Place, blocks, references
from briefwright.domain.content import plain
from briefwright.domain.facts import Fact, Source
from briefwright.domain.queries import Dependants, Use
from briefwright.storage import briefs, editions, facts, records
from briefwright.storage.database import Database


def of(database: Database, record: Source | Fact) -> Dependants:
    """All that rests on the record, the briefs changed last and the editions issued last first."""
    with database.snapshot():
        if isinstance(record, Source):
            resting = facts.citing(database, record.id)
            issued = editions.resting_on(database, "source", record.id)
        else:
            resting = list(records.get_many(database, Fact, [record.id]).values())
            issued = editions.resting_on(database, "fact", record.id)
        uses = tuple(_uses(database, [fact.id for fact in resting]))
    return Dependants(tuple(resting), uses, tuple(issued))


def _uses(database: Database, fact_ids: Iterable[str]) -> Iterator[Use]:
    wanted = set(fact_ids)
    for brief_id in briefs.using(database, wanted):
        brief = briefs.read(database, brief_id)
        yield from uses_in(brief, wanted)


def uses_in(brief: Brief, facts_: Iterable[str]) -> Iterator[Use]:
    """Each reference of the brief to one of the facts, in reading order; detached ones left out."""
    wanted = set(facts_)
    titles = {section.id: section.title for section in brief.sections}
    placed = {block.id: block for _, block in blocks(brief)}
    for place, ref in references(brief):
        if ref.fact in wanted and ref.mode != "detached":
            block = placed[place.block]
            statement = plain(block.statement) if isinstance(block, Judgement) else ""
            yield _use(brief, place, titles[place.section], ref.shown, block.kind, statement)


def _use(brief: Brief, place: Place, title: str, shown: str, kind: str, judgement: str) -> Use:
    return Use(
        brief=brief.id,
        brief_title=brief.title,
        section=place.section,
        section_title=title,
        block=place.block,
        shown=shown,
        kind=kind,
        judgement=judgement,
        contrary=place.slot == ("contrary",),
    )
