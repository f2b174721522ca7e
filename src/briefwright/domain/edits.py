"""Edits: pure functions from brief to brief; what an edit does not touch, old and new brief share."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefwright.domain.blocks import Block
from briefwright.domain.brief import Brief, Section, Waiver
from briefwright.domain.brief import section as find_section
from briefwright.domain.content import Content, FactRef, Inline, Mode, Text
from briefwright.domain.errors import NotFound
from briefwright.domain.facts import Fact
from briefwright.domain.indicators import Indicator
from briefwright.domain.references import offers
from briefwright.domain.slots import SlotKey, map_slots, map_watched
from briefwright.domain.value import Value

Edit = Callable[[Brief], Brief]
T = TypeVar("T")
IdentifiedT = TypeVar("IdentifiedT", bound=Value)


def set_details(brief: Brief, **fields: object) -> Brief:
    """Change title, reference, day, author, audience, marking, scale or ceiling; values are validated."""
    changed = Brief.model_validate({**brief.__dict__, **fields})
    return changed.model_copy(update={"sections": brief.sections})


def add_section(brief: Brief, section: Section, index: int) -> Brief:
    """Put a section before the one that stands at `index`."""
    return _with_sections(brief, _inserted(brief.sections, index, section))


def remove_section(brief: Brief, section_id: str) -> Brief:
    """Take a section out. Raises NotFound."""
    gone = find_section(brief, section_id)
    return _with_sections(brief, tuple(one for one in brief.sections if one is not gone))


def move_section(brief: Brief, section_id: str, index: int) -> Brief:
    """Move a section so that it ends up at `index`, which is brought into range. Raises NotFound."""
    moved = find_section(brief, section_id)
    rest = tuple(one for one in brief.sections if one is not moved)
    return _with_sections(brief, _inserted(rest, max(0, min(index, len(rest))), moved))


def rename_section(brief: Brief, section_id: str, title: str) -> Brief:
    """Give a section another heading. Raises NotFound."""
    return _change_section(brief, section_id, lambda one: one.model_copy(update={"title": title}))


def splice_blocks(brief: Brief, section_id: str, first: int, count: int, new: Sequence[Block]) -> Brief:
    """Replace `count` blocks of a section from index `first` on by the new ones. Raises NotFound."""

    def splice(one: Section) -> Section:
        return one.model_copy(update={"blocks": (*one.blocks[:first], *new, *one.blocks[first + count :])})

    return _change_section(brief, section_id, splice)


def change_block(brief: Brief, block_id: str, change: Callable[[Block], Block]) -> Brief:
    """Change one block, wherever it stands. Raises NotFound."""
    for number, one in enumerate(brief.sections):
        for index, block in enumerate(one.blocks):
            if block.id == block_id:
                changed = change(block)
                if changed is block:
                    return brief
                blocks = (*one.blocks[:index], changed, *one.blocks[index + 1 :])
                section = one.model_copy(update={"blocks": blocks})
                return _with_sections(
                    brief, (*brief.sections[:number], section, *brief.sections[number + 1 :])
                )
    raise NotFound(f"The brief has no block {block_id}.")


def remove_block(brief: Brief, block_id: str) -> Brief:
    """Take a block out. Raises NotFound."""
    section, index = _locate(brief, block_id)
    return splice_blocks(brief, section.id, index, 1, ())


def move_block(brief: Brief, block_id: str, by: int) -> Brief:
    """Move a block up (negative) or down within its section, as far as it goes. Raises NotFound."""
    section, index = _locate(brief, block_id)
    rest = (*section.blocks[:index], *section.blocks[index + 1 :])
    blocks = _inserted(rest, max(0, min(index + by, len(rest))), section.blocks[index])
    return _change_section(brief, section.id, lambda one: one.model_copy(update={"blocks": blocks}))


def copy_blocks(many: Sequence[Block], new_id: Callable[[], str]) -> tuple[Block, ...]:
    """Copies of the blocks for another place, with references, rows, hypotheses and indicators that have ids
    of their own. Cross references among them point to the copies; what an indicator has seen stays seen."""
    copies = [_copied(block, new_id) for block in many]
    moved = {f"#{old.id}": f"#{new.id}" for old, new in zip(many, copies, strict=True)}

    def content(_: SlotKey, old: Content) -> Content:
        return tuple(
            one.model_copy(update={"link": moved[one.link]})
            if isinstance(one, Text) and one.link in moved
            else one
            for one in old
        )

    return tuple(map_slots(block, content) for block in copies)


def _copied(block: Block, new_id: Callable[[], str]) -> Block:
    def fresh(one: IdentifiedT) -> IdentifiedT:
        return one.model_copy(update={"id": new_id()})

    def content(_: SlotKey, old: Content) -> Content:
        return tuple(fresh(one) if isinstance(one, FactRef) else one for one in old)

    copied = fresh(map_watched(map_slots(block, content), fresh))
    parts = {name: getattr(copied, name) for name in ("rows", "hypotheses") if hasattr(copied, name)}
    return copied.model_copy(update={name: tuple(map(fresh, held)) for name, held in parts.items()})


def take_wording(brief: Brief, fact: Fact, ref_id: str | None = None) -> Brief:
    """Let references to the fact take its present wording: one of them, or all that it is offered to."""

    def take(ref: FactRef) -> FactRef:
        wanted = ref.id == ref_id if ref_id else offers(ref, fact)
        if not wanted or ref.fact != fact.id:
            return ref
        return ref.model_copy(update={"revision": fact.revision, "shown": fact.statement})

    return change_refs(brief, take)


def set_mode(brief: Brief, ref_id: str, mode: Mode) -> Brief:
    """Let one reference follow its fact, pin it or detach it."""
    return change_refs(brief, lambda ref: ref.model_copy(update={"mode": mode}) if ref.id == ref_id else ref)


def change_refs(brief: Brief, change: Callable[[FactRef], FactRef]) -> Brief:
    """Change references anywhere in the brief; blocks without a changed one stay the very same."""

    def item(one: Inline) -> Inline:
        return change(one) if isinstance(one, FactRef) else one

    def content(_: SlotKey, old: Content) -> Content:
        return _same(old, tuple(item(one) for one in old))

    return map_blocks(brief, lambda block: map_slots(block, content))


def map_blocks(brief: Brief, change: Callable[[Block], Block]) -> Brief:
    """Change blocks anywhere in the brief; what does not change stays the very same."""

    def section(old: Section) -> Section:
        blocks = _same(old.blocks, tuple(change(block) for block in old.blocks))
        return old if blocks is old.blocks else old.model_copy(update={"blocks": blocks})

    return _with_sections(brief, _same(brief.sections, tuple(section(one) for one in brief.sections)))


def waive(brief: Brief, waiver: Waiver) -> Brief:
    """Let a finding stand, with the reason; it replaces a former reason for the same finding."""
    return brief.model_copy(update={"waivers": (*_other_waivers(brief, waiver.rule, waiver.key), waiver)})


def unwaive(brief: Brief, rule: str, key: str) -> Brief:
    """Take back that a finding is let stand."""
    rest = _other_waivers(brief, rule, key)
    return brief if rest == brief.waivers else brief.model_copy(update={"waivers": rest})


def mark_reviewed(brief: Brief, indicator_id: str, facts: Sequence[str]) -> Brief:
    """Take note that these facts, which met an indicator, were considered."""

    def change(one: Indicator) -> Indicator:
        new = tuple(fact for fact in facts if fact not in one.seen)
        if one.id != indicator_id or not new:
            return one
        return one.model_copy(update={"seen": (*one.seen, *new)})

    return map_blocks(brief, lambda block: map_watched(block, change))


def _other_waivers(brief: Brief, rule: str, key: str) -> tuple[Waiver, ...]:
    return tuple(one for one in brief.waivers if (one.rule, one.key) != (rule, key))


def _same(old: tuple[T, ...], new: tuple[T, ...]) -> tuple[T, ...]:
    return old if all(one is other for one, other in zip(new, old, strict=True)) else new


def _inserted(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    return (*items[:index], item, *items[index:])


def _with_sections(brief: Brief, sections: tuple[Section, ...]) -> Brief:
    return brief if sections is brief.sections else brief.model_copy(update={"sections": sections})


def _change_section(brief: Brief, section_id: str, change: Callable[[Section], Section]) -> Brief:
    find_section(brief, section_id)
    sections = tuple(change(one) if one.id == section_id else one for one in brief.sections)
    return _with_sections(brief, sections)


def _locate(brief: Brief, block_id: str) -> tuple[Section, int]:
    for section in brief.sections:
        for index, block in enumerate(section.blocks):
            if block.id == block_id:
                return section, index
    raise NotFound(f"The brief has no block {block_id}.")
