"""The facts behind a change between two editions: new, dropped, or changed themselves."""

from collections.abc import Iterable, Mapping, Sequence

from briefwright.domain.blocks import Judgement
from briefwright.domain.brief import references
from briefwright.domain.content import Content, FactRef, refs
from briefwright.domain.editions import Edition
from briefwright.domain.facts import Fact, Standing
from briefwright.domain.value import Value


class Cited(Value):
    """A fact behind a change. `live` ones can be cited; others were withdrawn or are not in the base."""

    fact: str
    revision: int
    statement: str
    live: bool = True


class Turn(Value):
    """A fact that is cited before and after and was itself revised: what it said `formerly`; or that stands
    otherwise since: its new `standing`."""

    fact: Cited
    formerly: str = ""
    standing: Standing | None = None


class Grounds(Value):
    """The facts behind the change of a judgement.

    `supporting` and `contrary` newly speak for or against it, `fallen` are cited no longer, `turned`
    changed themselves. Where there are none of these, `kept_supporting` and `kept_contrary` are those that
    it rests on as before.
    """

    supporting: tuple[Cited, ...] = ()
    contrary: tuple[Cited, ...] = ()
    fallen: tuple[Cited, ...] = ()
    turned: tuple[Turn, ...] = ()
    kept_supporting: tuple[Cited, ...] = ()
    kept_contrary: tuple[Cited, ...] = ()

    @property
    def replaced(self) -> bool:
        """Whether other facts are cited than before, or on another side."""
        return bool(self.supporting or self.contrary or self.fallen)


class Behind:
    """Finds the facts behind a change, as the later edition has them."""

    def __init__(self, before: Edition, after: Edition) -> None:
        self._before, self._after = _Held(before), _Held(after)
        self._shown = {ref.fact: ref for brief in (before.brief, after.brief) for _, ref in references(brief)}

    def cited(self, ids: Iterable[str]) -> tuple[Cited, ...]:
        """Those of the facts that can be found."""
        found = (self.find(one) for one in ids)
        return tuple(one for one in found if one)

    def find(self, fact_id: str) -> Cited | None:
        """The fact as it now is, else as a brief shows it; None where neither edition knows it."""
        present, ref = self._after.facts.get(fact_id), self._shown.get(fact_id)
        fact = present or self._before.facts.get(fact_id)
        if fact is not None:
            live = present is not None and present.standing != "withdrawn"
            return Cited(fact=fact_id, revision=fact.revision, statement=fact.statement, live=live)
        return Cited(fact=fact_id, revision=ref.revision, statement=ref.shown, live=False) if ref else None

    def grounds(self, old: Judgement | None, new: Judgement) -> Grounds:
        """The facts behind what a judgement now is; `old` is None where it is new."""
        former = (cited(old.supporting), cited(old.contrary)) if old else ((), ())
        present = (cited(new.supporting), cited(new.contrary))
        found = Grounds(
            supporting=self.cited(beyond(present[0], former[0])),
            contrary=self.cited(beyond(present[1], former[1])),
            fallen=self.cited(beyond((*former[0], *former[1]), (*present[0], *present[1]))),
            turned=self._turned(old, new) if old else (),
        )
        if found.replaced or found.turned:
            return found
        return Grounds(kept_supporting=self.cited(present[0]), kept_contrary=self.cited(present[1]))

    def _turned(self, old: Judgement, new: Judgement) -> tuple[Turn, ...]:
        former, present = _refs(old), _refs(new)
        turns = (self._turn(former[fact], ref) for fact, ref in present.items() if fact in former)
        return tuple(turn for turn in turns if turn)

    def _turn(self, old: FactRef, new: FactRef) -> Turn | None:
        """How the fact changed, in the base or in what the brief shows of it; None where it did not."""
        fact = self.find(new.fact)
        former, present = (held.facts.get(new.fact) for held in (self._before, self._after))
        if not (fact and former and present):
            return None
        shown = self._before.statement(old)
        revised = former.statement != present.statement or shown != self._after.statement(new)
        formerly = shown if revised and shown != fact.statement else ""
        standing = present.standing if present.standing != former.standing else None
        return Turn(fact=fact, formerly=formerly, standing=standing) if formerly or standing else None


class _Held:
    """The facts that an edition holds: as they were when it was issued, and as its references show them."""

    def __init__(self, edition: Edition) -> None:
        self.facts: Mapping[str, Fact] = {fact.id: fact for fact in edition.facts}
        self._former = {(fact.id, fact.revision): fact for fact in edition.former}

    def statement(self, ref: FactRef) -> str:
        """The fact in the words of the revision that the reference shows."""
        return self._former.get((ref.fact, ref.revision), self.facts[ref.fact]).statement


def cited(content: Content) -> list[str]:
    """The ids of the facts that the content cites; detached references cite none."""
    return [ref.fact for ref in refs(content) if ref.mode != "detached"]


def beyond(present: Iterable[str], former: Sequence[str]) -> list[str]:
    """What is there now and was not before, each once."""
    return [one for one in dict.fromkeys(present) if one not in former]


def _refs(judgement: Judgement) -> dict[str, FactRef]:
    found = (ref for content in (judgement.supporting, judgement.contrary) for ref in refs(content))
    return {ref.fact: ref for ref in found if ref.mode != "detached"}
