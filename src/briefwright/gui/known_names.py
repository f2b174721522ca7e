"""The actors and topics that the window has at hand, so that editors can name them at once."""

from collections.abc import Mapping

from briefwright.domain.facts import Actor, Topic
from briefwright.domain.records import Record
from briefwright.editing.ports import Base


class KnownNames:
    """Actors and topics by id. A mapping that was handed out stays as it is: a change makes another one."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self.actors: Mapping[str, Actor] = {}
        self.topics: Mapping[str, Topic] = {}
        self.read()

    def read(self) -> None:
        """Read all of them anew, sorted as people sort names."""
        self.actors = {actor.id: actor for actor in self._base.all(Actor)}
        self.topics = {topic.id: topic for topic in self._base.all(Topic)}

    def learn(self, record: Record) -> None:
        """Take note of a record that was saved. A new one comes last until all are read again."""
        if isinstance(record, Actor):
            self.actors = {**self.actors, record.id: record}
        elif isinstance(record, Topic):
            self.topics = {**self.topics, record.id: record}

    def forget(self, record_id: str) -> None:
        """Take note that a record was deleted."""
        self.actors = {one: actor for one, actor in self.actors.items() if one != record_id}
        self.topics = {one: topic for one, topic in self.topics.items() if one != record_id}
