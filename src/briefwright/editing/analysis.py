"""Analyses the open brief: what its views show, which indicators are met anew, what the checks find."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from briefwright.domain.blocks import SourceSummary
from briefwright.domain.brief import Brief, Waiver, blocks
from briefwright.domain.checks.finding import Case, Finding
from briefwright.domain.checks.naming import Names
from briefwright.domain.checks.rules import find
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.domain.material import Material
from briefwright.domain.slots import watched
from briefwright.domain.source_summary import sentences, summary
from briefwright.editing.gathering import gather, gather_stances
from briefwright.editing.memory import Memory
from briefwright.editing.ports import Base, Yardstick


@dataclass(frozen=True)
class Analysis:
    """What is to be known of a brief as it stands.

    `findings` are those that nobody waived, `waived` the others with their reasons; `due` are the facts
    that newly meet an indicator, by the indicator's id; `summed_up` is the summary of its sources, sentence
    by sentence, where the brief has a place for it.
    """

    material: Material
    findings: tuple[Finding, ...] = ()
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    due: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    summed_up: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that hold back issuing."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


def analyse(
    base: Base,
    brief: Brief,
    names: Names,
    yardstick: Yardstick,
    today: date,
    memory: Memory | None = None,
) -> Analysis:
    """Analyse the brief against the base. A memory of the analysis before saves reading anew what has not
    changed since. Blocks."""
    known = Memory() if memory is None else memory
    known.begin(base)
    material = gather(base, brief, yardstick, known)
    new = {one.id: tuple(facts) for one in _indicators(brief) if (facts := known.ask(base.facts_due, one))}
    case = Case(
        brief=brief,
        material=material,
        today=today,
        names=names,
        layout=next((one for one in yardstick.layouts if one.id == brief.layout), None),
        scales={one.id: one for one in yardstick.scales},
        risk_scales={one.id: one for one in yardstick.risk_scales},
        words=yardstick.words,
        due=new,
        ledger=gather_stances(base, material, known),
    )
    found = [(one, _waiver(brief, one)) for one in find(case)]
    return Analysis(
        material=material,
        findings=tuple(one for one, waiver in found if waiver is None),
        waived=tuple((one, waiver) for one, waiver in found if waiver is not None),
        due=new,
        summed_up=_summed_up(material),
    )


def _summed_up(material: Material) -> tuple[str, ...]:
    wanted = any(isinstance(block, SourceSummary) for _, block in blocks(material.brief))
    return sentences(summary(material), material.presentation.grades) if wanted else ()


def _waiver(brief: Brief, finding: Finding) -> Waiver | None:
    return next((one for one in brief.waivers if finding.stands_by(one)), None)


def _indicators(brief: Brief) -> list[Indicator]:
    return [one for _, block in blocks(brief) for one in watched(block)]
