"""Risk registers: the register, the matrix of its scale, and which risks the matrix cannot place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefwright.domain.blocks import Risk, RiskRegister
from briefwright.domain.risks import Cell, cell, zone
from briefwright.domain.scales import Level, RiskScale
from briefwright.domain.wording import counted, listed
from briefwright.export.composing.grids import Column, from_columns, stacked
from briefwright.export.composing.scribe import Scribe, labelled, unbroken
from briefwright.export.pieces import Grid, Paragraph, Piece, Runs, Tone, Words

_ZONES: tuple[Tone, ...] = ("low", "moderate", "high", "severe")
"""What the zones of a matrix are called, the mildest first."""

_CORNER = "Likelihood / impact"


def register(block: RiskRegister, scribe: Scribe) -> Grid:
    """The risks in their order. What is said of a risk in a word or two stands below what it belongs to:
    a column for each would leave none wide enough to read."""
    scale = _scale(block, scribe)
    places = [cell(risk, scale) if scale else None for risk in block.rows]
    inscribed = [(_risk(risk, scribe), _mitigation(risk, scribe)) for risk in block.rows]

    def column(head: str, weight: float, words: Sequence[str]) -> Column:
        return Column(head, weight, tuple(map(scribe.label, words)))

    columns: tuple[Column, ...] = (
        column("No.", 1, [str(number) for number, _ in enumerate(block.rows, 1)]),
        Column("Risk", 6, tuple(risk for risk, _ in inscribed)),
        column("Likelihood", 2, [risk.likelihood for risk in block.rows]),
        column("Impact", 2, [risk.impact for risk in block.rows]),
        column("Rating", 2, [_ZONES[zone(place, scale)] if place and scale else "" for place in places]),
        Column("Mitigation", 6, tuple(mitigation for _, mitigation in inscribed)),
    )
    columns = columns if any(any(column.cells) for column in columns[1:]) else ()
    size = f"Register of {counted(len(block.rows), 'risk')}, with likelihood and impact."
    return from_columns(scribe.scrub.line(block.caption), size, columns, scribe)


def matrix(block: RiskRegister, portion: str, scribe: Scribe) -> Iterator[Piece]:
    """The matrix with the numbers of the risks, and a sentence about those that it cannot place; nothing
    where the scale is unknown or no risk is rated on it. `portion` is the marking that stands before it."""
    scale = _scale(block, scribe)
    if scale is None:
        return
    places = {number: cell(risk, scale) for number, risk in enumerate(block.rows, 1)}
    placed = {number: place for number, place in places.items() if place}
    if not placed:
        return
    made = _matrix(scale, placed, scribe)
    yield replace(made, caption=" ".join(filter(None, (portion, made.caption))), block=block.id)
    missing = [str(number) for number in places if number not in placed]
    if missing:
        risks, they = ("Risk {} is", "it is") if len(missing) == 1 else ("Risks {} are", "they are")
        sentence = f"{risks.format(listed(missing))} not in the matrix, since {they} not rated on its scale."
        yield Paragraph((Words(sentence),), block=block.id)


def _scale(block: RiskRegister, scribe: Scribe) -> RiskScale | None:
    return next((one for one in scribe.material.risk_scales if one.id == block.scale), None)


def _risk(risk: Risk, scribe: Scribe) -> Runs:
    return stacked(
        scribe.inscribe(risk.description),
        labelled("Horizon", scribe.label(risk.horizon)),
        labelled("Evidence", scribe.inscribe(risk.evidence)),
    )


def _mitigation(risk: Risk, scribe: Scribe) -> Runs:
    return stacked(scribe.inscribe(risk.mitigation), labelled("Owner", scribe.label(risk.owner)))


def _matrix(scale: RiskScale, placed: Mapping[int, Cell], scribe: Scribe) -> Grid:
    """Likelihood from the highest down, impact from the lowest on, as matrices are read."""
    heights, reach = range(len(scale.likelihood))[::-1], range(len(scale.impact))
    header = (scribe.label(_CORNER), *(scribe.label(level.term) for level in scale.impact))
    rows = tuple(
        (
            _level(scale.likelihood[height], scribe),
            *(_square((height, along), scale, placed) for along in reach),
        )
        for height in heights
    )
    tones = tuple(("", *(_ZONES[zone((height, along), scale)] for along in reach)) for height in heights)
    return Grid(
        f"Risk matrix ({scribe.scrub.line(scale.name)}). Numbers are those of the risks.",
        _told(scale, placed, scribe),
        header,
        rows,
        (1.6, *(1.0 for _ in reach)),
        row_heads=True,
        tones=tones,
        kind="matrix",
    )


def _level(level: Level, scribe: Scribe) -> Runs:
    band = f"\n({unbroken(scribe.scrub.line(level.band))})" if level.band else ""
    return (Words(f"{scribe.scrub.line(level.term)}{band}"),)


def _square(place: Cell, scale: RiskScale, placed: Mapping[int, Cell]) -> Runs:
    word = Words(_ZONES[zone(place, scale)])
    numbers = ", ".join(str(number) for number, at in placed.items() if at == place)
    return (Words(numbers, bold=True), Words("\n"), word) if numbers else (word,)


def _told(scale: RiskScale, placed: Mapping[int, Cell], scribe: Scribe) -> str:
    """The matrix in words: where each risk stands."""
    places = (
        f"risk {number}: {scale.likelihood[high].term} likelihood, {scale.impact[far].term} impact, "
        f"{_ZONES[zone((high, far), scale)]}"
        for number, (high, far) in placed.items()
    )
    size = f"Matrix of {len(scale.likelihood)} by {len(scale.impact)}"
    return scribe.scrub.line(f"{size}: {'; '.join(places)}.")
