"""What has changed between two editions, in the words of the trade: as lines and as a section of a brief."""

from collections.abc import Callable, Iterable, Iterator

from briefwright.domain.blocks import Block, Bullet, Paragraph
from briefwright.domain.brief import Section
from briefwright.domain.changes import (
    Changes,
    JudgementChange,
    PositionChange,
    Rating,
    RiskChange,
    RiskRating,
    ScenarioChange,
    Which,
    Withdrawal,
)
from briefwright.domain.content import Content, FactRef, Inline, Text, normal, plain, text
from briefwright.domain.grounds import Cited, Grounds, Turn
from briefwright.domain.wording import day_words, listed

NewId = Callable[[], str]
_Piece = str | Cited


def edition_words(which: Which) -> str:
    """An edition as people name it: "edition 2 (5 May 2026)"; number 0 is "the draft"."""
    name = f"edition {which.number}" if which.number else "the draft"
    return f"{name} ({day_words(which.day)})" if which.day else name


def lines(changes: Changes) -> list[str]:
    """Each change in one line; one line, too, where there is nothing to tell."""
    return [line for _, told in groups(changes) for line in told]


def groups(changes: Changes) -> list[tuple[str, list[str]]]:
    """The lines under a heading for each kind of change; under an empty one what concerns them all."""
    found: dict[str, list[str]] = {}
    for heading, pieces in _told(changes):
        found.setdefault(heading, []).append(plain(_content(pieces, None)))
    return list(found.items()) or [("", [_nothing(changes)])]


def section(changes: Changes, new_id: NewId) -> Section:
    """The changes as a section for the head of a brief, with references to the facts behind them."""
    told: tuple[Block, ...] = tuple(
        Bullet(id=new_id(), content=_content(pieces, new_id)) for _, pieces in _told(changes)
    )
    nothing = Paragraph(id=new_id(), content=text(_nothing(changes)))
    title = f"What has changed since {edition_words(changes.before)}"
    return Section(id=new_id(), title=title, role="changes", blocks=told or (nothing,))


def _nothing(changes: Changes) -> str:
    since = edition_words(changes.before)
    return f"No judgement, position, risk or scenario has changed since {since}, and nothing was withdrawn."


def _told(changes: Changes) -> Iterator[tuple[str, list[_Piece]]]:
    if changes.scales:
        former, present = changes.scales
        yield "", [f"Likelihood is now stated on another scale: {present}, formerly {former}."]
    days = (changes.before.day, changes.after.day)
    told = all(days) and days[0] != days[1]
    then, now = (f" on {day_words(day)}" if told and day else "" for day in days)
    for judgement in changes.judgements:
        yield "Judgements", list(_judgement(judgement, then, now))
    for position in changes.positions:
        yield "Positions", list(_position(position))
    for risk in changes.risks:
        yield "Risks", list(_risk(risk))
    for scenario in changes.scenarios:
        yield "Outlook", [_scenario(scenario)]
    for withdrawal in changes.withdrawn:
        yield "Withdrawn", [_withdrawal(withdrawal)]


# Likelihood and confidence stand in sentences of their own (ICD 203).


def _judgement(change: JudgementChange, then: str, now: str) -> Iterator[_Piece]:
    name = f"“{change.statement}”" if change.statement else "A judgement without words"
    old, new = change.before, change.after
    if old and new:
        yield f"{name}: {_likelihood_move(old, new, then, now)}"
        # The days are told once.
        days = (then, now) if old.likely_as(new) else ("", "")
        yield _confidence_move(old, new, *days)
    elif new:
        yield f"New judgement: {name}.{_rated(new, 'is')}"
    elif old:
        yield f"Dropped judgement: {name}.{_rated(old, 'was')}"
    yield from _grounds(change.grounds)


def _grounds(grounds: Grounds) -> Iterator[_Piece]:
    yield from _behind(" New in support: ", grounds.supporting)
    yield from _behind(" New against it: ", grounds.contrary)
    yield from _behind(" No longer cited: ", grounds.fallen)
    for turn in grounds.turned:
        yield from _turn(turn)
    yield from _behind(" Unchanged in support: ", grounds.kept_supporting)
    yield from _behind(" Unchanged against it: ", grounds.kept_contrary)


def _turn(turn: Turn) -> Iterator[_Piece]:
    how = ["revised" if turn.formerly else "", f"now {turn.standing}" if turn.standing else ""]
    yield f" {listed([one for one in how if one]).capitalize()}: "
    yield turn.fact
    yield f", formerly “{turn.formerly}”." if turn.formerly else "."


def _likelihood_move(old: Rating, new: Rating, then: str, now: str) -> str:
    if old.likely_as(new):
        return f"likelihood stays {_likely(new)}."
    return f"likelihood went from {_likely(old)}{then} to {_likely(new)}{now}."


def _confidence_move(old: Rating, new: Rating, then: str, now: str) -> str:
    if old.confidence == new.confidence:
        return f" Confidence stays {new.confidence}." if new.confidence else ""
    former, present = (_stated(rating.confidence or "") for rating in (old, new))
    return f" Confidence went from {former}{then} to {present}{now}."


def _rated(rating: Rating, verb: str) -> str:
    likelihood = f" Likelihood {verb} {_likely(rating)}." if rating.likelihood else ""
    confidence = f" Confidence {verb} {rating.confidence}." if rating.confidence else ""
    return likelihood + confidence


def _likely(rating: Rating) -> str:
    word = rating.likelihood or "not stated"
    return f"{word} ({rating.band})" if rating.band else word


def _position(change: PositionChange) -> Iterator[_Piece]:
    old, new = (f"“{stance}”" if stance else "" for stance in (change.before, change.after))
    about = f"{change.actor_name} on {change.topic_name}: "
    if old and new:
        yield f"{about}shifted from {old} to {new}."
    else:
        yield f"{about}{new} is now on record." if new else f"{about}{old} is no longer on record."
    yield from _behind(" By: ", (change.fact,) if change.fact else ())


def _risk(change: RiskChange) -> Iterator[_Piece]:
    name = f"“{change.description}”" if change.description else "a risk without words"
    old, new = change.before, change.after
    if old and new:
        yield f"Risk {name}: {_risk_move(old, new)}."
    elif new:
        yield f"New risk: {name}{_risk_rating(new)}."
    elif old:
        yield f"No longer a risk: {name}{_risk_rating(old)}."
    yield from _behind(" Facts: ", change.facts)


def _risk_move(old: RiskRating, new: RiskRating) -> str:
    moves = []
    if old.likelihood != new.likelihood:
        moves.append(f"likelihood went from {_stated(old.likelihood)} to {_stated(new.likelihood)}")
    if old.impact != new.impact:
        moves.append(f"impact went from {_stated(old.impact)} to {_stated(new.impact)}")
    return ", ".join(moves)


def _risk_rating(rating: RiskRating) -> str:
    return f" (likelihood {_stated(rating.likelihood)}, impact {_stated(rating.impact)})"


def _scenario(change: ScenarioChange) -> str:
    if change.move == "moved":
        move = f"probability went from {_per_cent(change.before)} to {_per_cent(change.after)}"
        return f"Scenario “{change.name}”: {move}."
    if change.move == "new":
        return f"New scenario: “{change.name}” ({_per_cent(change.after)})."
    return f"No longer a scenario: “{change.name}” ({_per_cent(change.before)})."


def _withdrawal(change: Withdrawal) -> str:
    words = change.words.removesuffix(".")
    return f"Source withdrawn: {words}." if change.kind == "source" else f"Fact withdrawn: “{words}”."


def _behind(label: str, facts: Iterable[Cited]) -> Iterator[_Piece]:
    between = label
    for fact in facts:
        yield between
        yield fact
        between = "; "
    if between != label:
        yield "."


def _content(pieces: Iterable[_Piece], new_id: NewId | None) -> Content:
    return normal(_inline(piece, new_id) for piece in pieces)


def _inline(piece: _Piece, new_id: NewId | None) -> Inline:
    """Words, or a fact: cited where ids are given out and the fact may still be cited, else quoted."""
    if isinstance(piece, str):
        return Text(text=piece)
    if new_id is None or not piece.live:
        return Text(text=f"“{piece.statement}”")
    return FactRef(id=new_id(), fact=piece.fact, revision=piece.revision, shown=piece.statement)


def _stated(word: str) -> str:
    return word or "not stated"


def _per_cent(probability: int | None) -> str:
    return "not stated" if probability is None else f"{probability} %"
