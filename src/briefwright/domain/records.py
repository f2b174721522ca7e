"""What the base stores besides briefs, and how each kind of record is called."""

from typing import TypeVar

from briefwright.domain.brief import Snippet
from briefwright.domain.facts import Actor, Fact, Source, Topic

Record = Source | Fact | Actor | Topic | Snippet
RecordT = TypeVar("RecordT", bound=Record)

KINDS: dict[str, type[Record]] = {
    "fact": Fact,
    "source": Source,
    "actor": Actor,
    "topic": Topic,
    "snippet": Snippet,
}
"""Each class of records by the word that people use for it."""


def caption(record: Record) -> str:
    """The main text of a record: a fact's statement, a source's title, else its name."""
    if isinstance(record, Fact):
        return record.statement
    return record.title if isinstance(record, Source) else record.name
