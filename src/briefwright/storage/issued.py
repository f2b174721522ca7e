"""Editions of a workspace that is kept as readable files: what was different when a brief was issued."""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path

from pydantic import Field

from briefwright.domain.blocks import Block, Confidence, Judgement, RiskRegister, ScenarioSet
from briefwright.domain.brief import Brief
from briefwright.domain.content import Content, FactRef, Inline, Text, normal, refs
from briefwright.domain.edits import map_blocks
from briefwright.domain.value import Value
from briefwright.storage.files import read_toml


class PastJudgement(Value):
    """What a judgement said when the brief was issued; `without` the facts that it did not yet cite."""

    block: str
    likelihood: str
    confidence: Confidence
    without: tuple[str, ...] = ()


class PastRisk(Value):
    """How a risk was rated when the brief was issued."""

    row: str
    likelihood: str
    impact: str


class PastScenario(Value):
    """The probability of a scenario, in per cent, when the brief was issued."""

    row: str
    probability: int = Field(ge=0, le=100)


class PastIssue(Value):
    """An edition of a brief: when it went out, the day that it bore, and what differs from the brief as it
    now stands."""

    brief: str
    issued: datetime
    day: date
    judgements: tuple[PastJudgement, ...] = ()
    risks: tuple[PastRisk, ...] = ()
    scenarios: tuple[PastScenario, ...] = ()


class _Editions(Value):
    editions: tuple[PastIssue, ...] = ()


def read_issues(folder: Path) -> tuple[PastIssue, ...]:
    """The editions that the file editions.toml of a folder tells of, if there is one. Raises UserError."""
    path = folder / "editions.toml"
    return read_toml(path, _Editions).editions if path.exists() else ()


def as_issued(brief: Brief, issue: PastIssue) -> Brief:
    """The brief as it was when it was issued."""
    return map_blocks(brief, lambda block: _past(block, issue)).model_copy(update={"day": issue.day})


def _past(block: Block, issue: PastIssue) -> Block:
    if isinstance(block, Judgement):
        for one in issue.judgements:
            if one.block == block.id:
                return _past_judgement(block, one)
    elif isinstance(block, RiskRegister):
        risks = {one.row: {"likelihood": one.likelihood, "impact": one.impact} for one in issue.risks}
        rows = tuple(row.model_copy(update=risks.get(row.id, {})) for row in block.rows)
        return block.model_copy(update={"rows": rows})
    elif isinstance(block, ScenarioSet):
        shares = {one.row: {"probability": one.probability} for one in issue.scenarios}
        ways = tuple(row.model_copy(update=shares.get(row.id, {})) for row in block.rows)
        return block.model_copy(update={"rows": ways})
    return block


def _past_judgement(block: Judgement, past: PastJudgement) -> Judgement:
    return block.model_copy(
        update={
            "likelihood": past.likelihood,
            "confidence": past.confidence,
            "supporting": _without(block.supporting, past.without),
            "contrary": _without(block.contrary, past.without),
        }
    )


def _without(evidence: Content, facts: Collection[str]) -> Content:
    """The evidence without the lines that cite one of the facts."""
    lines: list[list[Inline]] = [[]]
    for item in evidence:
        if isinstance(item, FactRef):
            lines[-1].append(item)
            continue
        first, *others = (item.model_copy(update={"text": words}) for words in item.text.split("\n"))
        lines[-1].append(first)
        lines += [[other] for other in others]
    kept = [line for line in lines if not any(ref.fact in facts for ref in refs(tuple(line)))]
    return normal(item for at, line in enumerate(kept) for item in ([Text(text="\n")] if at else []) + line)
