"""Issuing: a brief becomes an edition, frozen with all that it rests on, and the document that goes out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefwright.domain.changes import Changes, compare
from briefwright.domain.editions import Edition, contested, held
from briefwright.domain.errors import NotFound, UserError
from briefwright.domain.facts import Fact, Source
from briefwright.domain.material import Material
from briefwright.domain.records import RecordT
from briefwright.editing.analysis import Analysis
from briefwright.editing.ports import Base, Render, Yardstick


@dataclass(frozen=True)
class Issued:
    """An edition that went out, the edition's document, and sentences about what its reader should know."""

    edition: Edition
    document: bytes
    notices: tuple[str, ...] = ()


def draft(base: Base, material: Material, yardstick: Yardstick) -> Edition:
    """The brief as an edition of number 0, which is not issued: with its records, what its position tables
    hold, and the present state of the records that the edition before rested on. Blocks."""
    brief = material.brief
    former = _last(base, brief.id)
    stances = held(brief, material.on_record, material.actors)
    shown = {fact.id: fact for fact in material.on_record}
    facts = {**material.facts, **{one.fact: shown[one.fact] for one in stances}}
    return Edition(
        id="draft",
        brief=brief,
        number=0,
        facts=_with_former(base, Fact, facts, former.facts if former else ()),
        former=tuple(material.former.values()),
        sources=_with_former(base, Source, dict(material.sources), former.sources if former else ()),
        actors=tuple(material.actors.values()),
        topics=tuple(material.topics.values()),
        held=stances,
        contested=contested(brief, material.on_record, material.actors),
        detached=tuple(material.detached.values()),
        scale=material.scale,
        risk_scales=material.risk_scales,
        presentation=material.presentation,
        layout=next((one for one in yardstick.layouts if one.id == brief.layout), None),
    )


def issue(
    base: Base, analysis: Analysis, render: Render, yardstick: Yardstick, new_id: Callable[[], str]
) -> Issued:
    """Freeze the brief as it was analysed, make its document and keep both for good. Blocks.

    Raises UserError when errors hold it back, when the document cannot be made, or when somebody else
    issued it meanwhile; nothing is issued then.
    """
    _refuse_errors(analysis)
    rendered = render(analysis.material)
    last = _last(base, analysis.material.brief.id)
    details = {
        "id": new_id(),
        "number": (last.number if last else 0) + 1,
        "template_digest": rendered.record.template_digest,
    }
    edition = draft(base, analysis.material, yardstick).model_copy(update=details)
    # First what may stand without the edition, so that what fails then has issued nothing.
    base.save_export(rendered.record)
    kept = base.save_edition(edition, rendered.document)
    return Issued(kept, rendered.document, tuple(rendered.notices))


def since_last(base: Base, material: Material, yardstick: Yardstick) -> Changes | None:
    """What has changed since the brief was last issued; None when it never was. Blocks."""
    last = _last(base, material.brief.id)
    return compare(last, draft(base, material, yardstick)) if last else None


def find_edition(base: Base, brief_id: str, number: int) -> Edition:
    """The edition of that number. Raises NotFound."""
    rows = base.editions(brief_id)
    for row in rows:
        if row.number == number:
            return base.edition(row.id)
    there = f"; the last one is {rows[0].number}" if rows else ", for none was issued yet"
    raise NotFound(f"There is no edition {number} of this brief{there}.")


def _refuse_errors(analysis: Analysis) -> None:
    errors = analysis.errors
    if not errors:
        return
    stand = "1 error stands:" if len(errors) == 1 else f"{len(errors)} errors stand. The first:"
    raise UserError(
        f"“{analysis.material.brief.title}” was not issued, because {stand} {errors[0].message} "
        "Mend what was found, or say for each why it does not matter here."
    )


def _last(base: Base, brief_id: str) -> Edition | None:
    rows = base.editions(brief_id)
    return base.edition(rows[0].id) if rows else None


def _with_former(
    base: Base, kind: type[RecordT], own: dict[str, RecordT], former: Iterable[RecordT]
) -> tuple[RecordT, ...]:
    """The edition's own records and, as they now are, those of the edition before, which may be withdrawn."""
    others = base.get_many(kind, [one.id for one in former if one.id not in own])
    return (*own.values(), *others.values())
