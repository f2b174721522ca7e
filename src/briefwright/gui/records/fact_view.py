"""A fact in the inspector: what it says, what it rests on and what rests on it."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from briefwright.domain import ledger, trace
from briefwright.domain.dates import MONTHS
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.domain.grades import CREDIBILITY_WORDS, RELIABILITY_WORDS
from briefwright.domain.origins import origins, shared_text
from briefwright.domain.wording import counted
from briefwright.gui import theme
from briefwright.gui.records.differences import both_html
from briefwright.gui.records.dossiers import FactDossier
from briefwright.gui.records.sheet import (
    Card,
    Chips,
    Links,
    Marked,
    Part,
    Unfolding,
    Words,
    button,
    buttons,
    lead,
    quiet,
)
from briefwright.gui.records.source_view import source_line
from briefwright.gui.records.view import HELD, UNTOUCHED, Question, View

_FIELDS = (
    "kind", "date", "actors", "topics", "citations", "standing", "stance", "audience", "shelf_life",
    "marking", "note",
)  # fmt: skip


class FactView(View):
    """Shows a fact."""

    def __init__(self, dossier: FactDossier, editable: bool) -> None:
        super().__init__(editable)
        self._dossier = dossier
        self._fact = dossier.fact
        self._rests = bool(dossier.dependants.uses or dossier.dependants.editions)
        self.withdrawal = self._make_withdrawal()
        self._add_head()
        self._add_about()
        self._add_citations()
        if self._fact.note:
            self.add_part("Note", Words(self._fact.note))
        nowhere = quiet("In no brief.")
        self.add_part("Where it is used", self.resting_list(dossier.dependants) if self._rests else nowhere)
        if dossier.past:
            self.history = Unfolding(f"History ({len(dossier.past)})", self._make_history())
            self.add(self.history)
        held_by = f"{trace.tell(dossier.dependants, 'this fact')} {HELD}" if self._rests else ""
        self.add_deletion("fact", self._fact.id, held_by)

    def _add_head(self) -> None:
        fact = self._fact
        head = Part(gap=8)
        head.add(lead(fact.statement))
        head.add(
            Chips(
                fact.kind.capitalize(),
                fact.date.words() if fact.date else "",
                _grade_words(fact, self._dossier),
                fact.standing.capitalize(),
                f"Stale after {counted(fact.shelf_life, 'day')}" if fact.shelf_life else "",
                fact.marking,
            )
        )
        head.add(self._make_actions(), self.withdrawal)
        self.add(head)

    def _make_actions(self) -> QWidget:
        fact = self._fact
        insert = button("Insert", lambda: self.insert_wanted.emit(fact.id), "Insert the fact into the brief")
        edit = self.writing("Edit", lambda: self.edit_wanted.emit("fact", fact.id))
        if fact.standing == "withdrawn":
            change = self.writing("Restore", partial(self.standing_wanted.emit, "fact", fact.id, "current"))
        elif self._rests:
            tip = "See first what rests on the fact"
            change = self.writing("Withdraw…", self.withdrawal.put, tip)
        else:
            change = self.writing("Withdraw", self._withdraw, "Keep it in the base, marked as withdrawn")
        return buttons(insert, edit, change)

    def _withdraw(self) -> None:
        self.standing_wanted.emit("fact", self._fact.id, "withdrawn")

    def _make_withdrawal(self) -> Question:
        dependants = self._dossier.dependants
        words = [
            Words(trace.tell(dependants, "this fact")),
            self.resting_list(dependants),
            quiet(UNTOUCHED),
        ]
        return self.ask(words, "Withdraw it", self._withdraw)

    def _add_about(self) -> None:
        fact, known = self._fact, self._dossier
        if fact.kind == "position" and (fact.stance or fact.audience):
            stance = (fact.stance or "stance not stated").capitalize()
            audience = f", said to {fact.audience}" if fact.audience else ""
            holder = known.actors.get(ledger.holder(fact))
            self.add_part(f"Stance of {holder.name}" if holder else "Stance", Words(stance + audience))
        if fact.actors:
            names = {one: known.actors[one].name for one in fact.actors if one in known.actors}
            self.add_part("Actors", self._record_links("actor", fact.actors, names))
        if fact.topics:
            names = {one: known.topics[one].name for one in fact.topics if one in known.topics}
            self.add_part("Topics", self._record_links("topic", fact.topics, names))

    def _record_links(self, kind: str, ids: tuple[str, ...], names: dict[str, str]) -> Links:
        return Links(
            (names.get(one, f"{one} (not in the base)"), partial(self.record_wanted.emit, kind, one))
            for one in ids
        )

    def _add_citations(self) -> None:
        part = Part("Citations", gap=8)
        for citation in self._fact.citations:
            part.add(self._citation_card(citation))
        if self._fact.citations[1:] and (found := origins([self._fact], self._dossier.sources)):
            number = counted(len(self._fact.citations), "citation")
            part.add(Words(f"{number}, {trace.tell_origins(found)}."))
        part.add(*self.copied_cards(shared_text([self._fact], self._dossier.sources)))
        if not self._fact.citations:
            part.add(quiet("None. A fact without a source cannot be footnoted."))
        self.add(part)

    def _citation_card(self, citation: Citation) -> Card:
        card, source = Card(), self._dossier.sources.get(citation.source)
        if source is None:
            card.part.add(Words(f"{citation.source} (not in the base)"))
        else:
            show = partial(self.record_wanted.emit, "source", source.id)
            card.part.add(Links([(source.title or "Untitled source", show)]))
            if where := source_line(source):
                card.part.add(quiet(where))
        card.part.add(*(Words(line) for line in grade_lines(citation, source)))
        if citation.quotation:
            card.part.space(4)
            card.part.add(Words(f"“{citation.quotation}”"))
        if citation.locator:
            card.part.add(quiet(citation.locator))
        return card

    def _make_history(self) -> Part:
        part, newer, tints = Part(gap=12), self._fact, theme.tints()
        for past in self._dossier.past:
            entry = Part()
            entry.add(quiet(f"Revision {past.fact.revision}, replaced {moment_words(past.replaced)}"))
            before, now = past.fact.statement, newer.statement
            if before != now:
                entry.add(Marked(both_html(before, now, tints), f"Before: {before} Then: {now}"))
            if others := changed_fields(past.fact, newer):
                entry.add(quiet(f"Changed: {', '.join(others)}."))
            part.add(entry)
            newer = past.fact
        return part


def grade_lines(citation: Citation, source: Source | None) -> list[str]:
    """The grade of a citation in words, and where it overrides the source's, that it does and why."""
    reliability = citation.reliability or (source.reliability if source else "F")
    words = f"{RELIABILITY_WORDS[reliability]}, {CREDIBILITY_WORDS[citation.credibility]}"
    lines = [f"{reliability}{citation.credibility} · {words}"]
    if citation.reliability and source:
        why = f": {citation.override_reason}" if citation.override_reason else "."
        lines.append(f"Rated {citation.reliability} for this item; the source is {source.reliability}{why}")
    return lines


def changed_fields(before: Fact, after: Fact) -> list[str]:
    """Which fields besides the statement differ, in words."""
    return [name.replace("_", " ") for name in _FIELDS if getattr(before, name) != getattr(after, name)]


def moment_words(utc: str) -> str:
    """A moment in ISO 8601 as people write it, in local time: "3 May 2025, 14:02"."""
    moment = datetime.fromisoformat(utc).astimezone()
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


def _grade_words(fact: Fact, dossier: FactDossier) -> str:
    for citation in fact.citations:
        source = dossier.sources.get(citation.source)
        if source is not None:
            return grade_lines(citation, source)[0]
    return ""
