"""What rests on a source or a fact."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import Brief, blocks, references
from briefwright.domain.content import plain
from briefwright.domain.facts import Actor, Fact, Source
from briefwright.domain.ledger import holder
from briefwright.domain.material import Look, actor_ids, fact_ids, looks, with_views
from briefwright.domain.queries import Dependants, Use
from briefwright.storage import briefs, editions, facts, records
from briefwright.storage.database import Database


def of(database: Database, record: Source | Fact) -> Dependants:
    """All that rests on the record, the briefs changed last and the editions issued last first.

    What views show costs a look at every stored block, and a brief whose position table or timeline may
    show such a fact is read and filled in.
    """
    with database.snapshot():
        if isinstance(record, Source):
            resting = facts.citing(database, record.id)
            issued = editions.resting_on(database, "source", record.id)
        else:
            resting = list(records.get_many(database, Fact, [record.id]).values())
            issued = editions.resting_on(database, "fact", record.id)
        found = tuple(_uses(database, {fact.id for fact in resting}, resting))
    return Dependants(tuple(resting), found, tuple(issued))


def uses(database: Database, fact_id: str) -> list[Use]:
    """Each reference to the fact but detached ones, in reading order, the brief changed last first."""
    with database.snapshot():
        return list(_uses(database, {fact_id}, ()))


def _uses(database: Database, wanted: Collection[str], viewed: Sequence[Fact]) -> Iterator[Use]:
    """Each reference to one of the facts; also what views show of those that are `viewed`."""
    referring = briefs.referring(database, wanted)
    views = _views(database, viewed, referring) if viewed else {}
    on_record = cache(lambda look: facts.on(database, *look))
    for brief_id in briefs.by_change(database):
        if brief_id in views:
            yield from _uses_in(views[brief_id], wanted, _filled(database, views[brief_id], on_record))
        elif brief_id in referring:
            brief = briefs.read(database, brief_id, only=referring[brief_id])
            yield from _uses_in(brief, wanted, brief)


def _views(database: Database, viewed: Sequence[Fact], referring: Collection[str]) -> dict[str, Brief]:
    """The briefs whose views may show any of the facts. A timeline that looks at nothing shows those to
    which its brief refers."""
    found = {}
    for brief_id, held in briefs.viewing(database).items():
        looking = looks(briefs.read(database, brief_id, only=held))
        if brief_id in referring or any(look.holds(fact) for look in looking for fact in viewed):
            found[brief_id] = briefs.read(database, brief_id)
    return found


def _filled(database: Database, brief: Brief, read: Callable[[Look], list[Fact]]) -> Brief:
    on_record = {fact.id: fact for look in looks(brief) for fact in read(look)}
    named = {*actor_ids(brief), *map(holder, on_record.values())}
    actors = records.get_many(database, Actor, named)
    cited = records.get_many(database, Fact, fact_ids(brief))
    return with_views(brief, tuple(on_record.values()), actors, tuple(cited.values()))


def _uses_in(brief: Brief, wanted: Collection[str], filled: Brief) -> Iterator[Use]:
    """Each reference to one of the facts that the filled brief holds; what the brief itself does not hold,
    a view shows."""
    own = {place for place, _ in references(brief)}
    placed = {block.id: (section, block) for section, block in blocks(brief)}
    for place, ref in references(filled):
        if ref.fact in wanted and ref.mode != "detached":
            section, block = placed[place.block]
            yield Use(
                brief=brief.id,
                brief_title=brief.title,
                section=section.id,
                section_title=section.title,
                block=block.id,
                shown=ref.shown,
                kind=block.kind,
                judgement=plain(block.statement) if isinstance(block, Judgement) else "",
                view=place not in own,
                contrary=place.slot == ("contrary",),
            )
