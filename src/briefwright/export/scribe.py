"""Puts the parts of structured blocks into runs, with what they need of the brief around them."""

from collections.abc import Callable
from dataclasses import dataclass

from briefwright.domain import indicators
from briefwright.domain.content import Content
from briefwright.domain.indicators import Indicator
from briefwright.domain.material import Material
from briefwright.export.pieces import NoteMark, Runs, Words
from briefwright.export.wording import Scrubber

Inscribe = Callable[[Content], Runs]
"""Turns content into runs. It numbers notes as it goes: call it in reading order, once for each text."""


@dataclass(frozen=True)
class Scribe:
    """What structured blocks need of the brief around them. `notice` takes a sentence for the reader."""

    material: Material
    scrub: Scrubber
    inscribe: Inscribe
    notice: Callable[[str], None]

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

    def with_watched(self, runs: Runs, watched: tuple[Indicator, ...]) -> Runs:
        """Indicators in the analyst's words, followed by the saved conditions."""
        material = self.material
        said = [indicators.words(one, material.actors, material.topics) for one in watched if not one.blank]
        conditions = self.scrub.line("; ".join(said))
        if not conditions:
            return runs
        lead = "" if not holds_words(runs) else " " if ended(runs) is runs else "; "
        return (*runs, Words(lead + conditions))

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


def ended(runs: Runs) -> Runs:
    """The runs as the end of a sentence; the very same where they end one."""
    shown = "".join("" if isinstance(run, NoteMark) else run.text for run in runs).rstrip()
    return runs if shown.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else (*runs, Words("."))


def unbroken(text: str) -> str:
    """The text, in which no line breaks before a per cent sign."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")
