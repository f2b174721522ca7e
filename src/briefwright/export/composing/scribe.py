"""Puts the parts of structured blocks into runs, with what they need of the brief around them."""

from collections.abc import Callable
from dataclasses import dataclass

from briefwright.domain.content import Content
from briefwright.domain.facts import FactKind
from briefwright.domain.indicators import Indicator
from briefwright.domain.markings import Marking
from briefwright.domain.material import Material
from briefwright.export.pieces import Runs, Words, words
from briefwright.export.wording import ENDS, Scrubber

_PLURALS: dict[FactKind, str] = {
    "event": "events",
    "statement": "statements",
    "figure": "figures",
    "status": "changes of status",
    "position": "positions",
}

Inscribe = Callable[[Content], Runs]
"""Turns content into runs. It numbers notes as it goes: call it in reading order, once for each text."""


@dataclass(frozen=True)
class Scribe:
    """What structured blocks need of the brief around them. `notice` takes a sentence for the reader;
    `marking` is that of every page: nothing above it may be told."""

    material: Material
    scrub: Scrubber
    inscribe: Inscribe
    notice: Callable[[str], None]
    marking: Marking

    def label(self, text: str) -> Runs:
        """Runs that hold these words alone."""
        return (Words(self.scrub.line(text)),) if text else ()

    def actor(self, actor_id: str) -> str:
        """The actor's name, or the id of one that is unknown."""
        return self._name("Actor", actor_id, self.material.actors.get(actor_id))

    def topic(self, topic_id: str) -> str:
        """The topic's name, or the id of one that is unknown."""
        return self._name("Topic", topic_id, self.material.topics.get(topic_id))

    def band(self, likelihood: str) -> str:
        """The term as it was written, with the band that it stands for on the brief's scale."""
        scale = self.material.scale
        term = scale.find(likelihood) if scale else None
        shown = self.scrub.line(likelihood)
        return f"{shown} ({unbroken(term.band)})" if term else shown

    def watched(self, conditions: tuple[Indicator, ...]) -> Runs:
        """The saved conditions in words that a reader who does not know the base understands."""
        said = [self._condition(one) for one in conditions if not one.blank]
        return self.label("; ".join(dict.fromkeys(said)))

    def _condition(self, condition: Indicator) -> str:
        """A condition: "events naming Donald Trump on “Territory” with the words “ceasefire”"."""
        kind = _PLURALS[condition.kind] if condition.kind else "reports"
        who = f"naming {self.actor(condition.actor)}" if condition.actor else ""
        about = f"on “{self.topic(condition.topic)}”" if condition.topic else ""
        wanted = self.scrub.line(condition.words)
        said = f"with the words “{wanted}”" if wanted else ""
        return " ".join(filter(None, (kind, who, about, said)))

    def _name(self, kind: str, record_id: str, record: object) -> str:
        name = getattr(record, "name", None)
        if isinstance(name, str):
            return self.scrub.line(name)
        shown = self.scrub.line(record_id)
        if shown:
            self.notice(f"{kind} {shown} is not in this workspace: its id stands instead.")
        return shown


def holds_words(runs: Runs) -> bool:
    """Whether anything in the runs shows."""
    return any(not isinstance(run, Words) or run.text.strip() for run in runs)


def labelled(label: str, runs: Runs) -> Runs:
    """The runs after a word that says what they are; empty where nothing in them shows."""
    return (Words(f"{label}: ", italic=True), *runs) if holds_words(runs) else ()


def ended(runs: Runs) -> Runs:
    """The runs as the end of a sentence; the very same where they end one."""
    return runs if words(runs).rstrip().endswith(ENDS) else (*runs, Words("."))


def unbroken(text: str) -> str:
    """The text, in which no line breaks before a per cent sign."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")
