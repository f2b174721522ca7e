"""What a fact can refer to, made ready to be picked from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefwright.domain.facts import Actor, Fact, Source, Topic
from briefwright.editing.ports import Base
from briefwright.gui.records.tokens import Option, actor_option, source_option, topic_option


@dataclass(frozen=True)
class Choices:
    """Actors, topics and sources by id, as pickers offer them, and the sources themselves."""

    actors: Mapping[str, Option] = field(default_factory=dict)
    topics: Mapping[str, Option] = field(default_factory=dict)
    cited: Mapping[str, Option] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


def choices(
    actors: Iterable[Actor] = (), topics: Iterable[Topic] = (), sources: Iterable[Source] = ()
) -> Choices:
    """These records as choices."""
    held = {source.id: source for source in sources}
    return Choices(
        actors={actor.id: actor_option(actor) for actor in actors},
        topics={topic.id: topic_option(topic) for topic in topics},
        cited={source.id: source_option(source) for source in held.values()},
        sources=held,
    )


def named_by(base: Base, fact: Fact) -> Choices:
    """What the fact names already: little enough to be read while its form is awaited."""
    return choices(
        base.get_many(Actor, fact.actors).values(),
        base.get_many(Topic, fact.topics).values(),
        base.get_many(Source, [citation.source for citation in fact.citations]).values(),
    )


def everything(base: Base) -> Choices:
    """All that the base holds: to be read in the background."""
    return choices(base.all(Actor), base.all(Topic), base.all(Source))
