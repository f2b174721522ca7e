"""Indicators: saved conditions that mark a judgement or a scenario as due for review."""

from collections.abc import Mapping

from briefwright.domain.facts import Actor, Fact, FactKind, Topic
from briefwright.domain.folding import fold_words
from briefwright.domain.value import Value


class Indicator(Value):
    """A condition that a fact may meet; empty fields do not narrow it. `seen` are the facts that met it
    when it was last reviewed."""

    id: str
    actor: str = ""
    topic: str = ""
    words: str = ""
    kind: FactKind | None = None
    seen: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether it states no condition, so that no fact meets it."""
        return not (self.actor or self.topic or self.words.strip() or self.kind)


def meets(indicator: Indicator, fact: Fact) -> bool:
    """Whether the fact meets the condition: each word, in any spelling, begins a word of the statement."""
    if indicator.blank or fact.standing == "withdrawn":
        return False
    return (
        (not indicator.actor or indicator.actor in fact.actors)
        and (not indicator.topic or indicator.topic in fact.topics)
        and (indicator.kind is None or indicator.kind == fact.kind)
        and _holds(fact.statement, indicator.words)
    )


def words(indicator: Indicator, actors: Mapping[str, Actor], topics: Mapping[str, Topic]) -> str:
    """The condition as people read it: "Donald Trump on Territory: “ceasefire” (event)"; empty for a blank
    one. An actor or topic that is unknown shows its id."""
    actor, topic = actors.get(indicator.actor), topics.get(indicator.topic)
    who = actor.name if actor else indicator.actor
    about = topic.name if topic else indicator.topic
    naming = " ".join(filter(None, (who, f"on {about}" if who and about else about)))
    said = f"“{' '.join(indicator.words.split())}”" if indicator.words.strip() else ""
    kind = f"({indicator.kind})" if indicator.kind and (naming or said) else indicator.kind
    return " ".join(filter(None, (f"{naming}:" if naming and said else naming, said, kind)))


def _holds(text: str, words: str) -> bool:
    wanted = {key for word in fold_words(words) for key in word}
    keys = {key for word in fold_words(text) for key in word} if wanted else ()
    return all(any(key.startswith(part) for key in keys) for part in wanted)
