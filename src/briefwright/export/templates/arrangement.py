"""Which section of a brief goes into which slot of a template, in the order in which they are read there."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefwright.domain.brief import Brief
from briefwright.export.templates.tags import BODY, TEXT, role_key, section_role

END = ""
"""The slot of what a template has no slot for: the end of its body."""


@dataclass(frozen=True)
class Spot:
    """A slot, and the numbers of the sections that go into it. `bare` says that the first of them leaves its
    heading out, as the template has it."""

    slot: str
    sections: tuple[int, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether the template has the heading of the first section."""
        return bool(section_role(self.slot)) and self.slot.endswith(TEXT)


def spread(slots: Sequence[str], roles: Sequence[str]) -> list[Spot]:
    """What goes where, by the slots of a template in reading order and the roles of a brief's sections.

    The first slot for a role takes all sections in it. What has no slot of its own goes into that of the
    body, or to the end.
    """
    keys = [role_key(role) for role in roles]
    own = {section_role(slot) for slot in slots} - {""}
    rest = tuple(number for number, key in enumerate(keys) if key not in own)
    served: set[str] = set()
    spots = []
    for slot in slots:
        role = section_role(slot)
        mine = tuple(number for number, key in enumerate(keys) if key == role and role not in served)
        served.add(role)
        spots.append(Spot(slot, rest if slot == BODY else mine if role else ()))
    return spots if BODY in slots or not rest else [*spots, Spot(END, rest)]


def arranged(brief: Brief, slots: Sequence[str]) -> Brief:
    """The brief with its sections in the order in which a template shows them.

    Notes, tables and figures are numbered as a brief is read, so that they must stand so before they are.
    """
    spots = spread(slots, [section.role for section in brief.sections])
    order = [number for spot in spots for number in spot.sections]
    if order == sorted(order):
        return brief
    return brief.model_copy(update={"sections": tuple(brief.sections[number] for number in order)})
