"""A template ready to be filled: its document without traces of its editors, its slots, its styles."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docx.document import Document
from lxml.etree import _Element as Element

from briefwright.domain.brief import Brief
from briefwright.export.templates import arrangement
from briefwright.export.templates.revisions import Traces, settle, stories
from briefwright.export.templates.rolemap import role_map
from briefwright.export.templates.slots import Finds, Slot, drop_slot, find_slots, is_boxed, is_detail
from briefwright.export.templates.styles import Styles
from briefwright.export.templates.tags import section_role
from briefwright.export.templates.template import open_template


@dataclass(frozen=True)
class Form:
    """A template ready to be filled, once. `digest` is the SHA-256 of its file in hexadecimal.

    `slots` are those in its body that take parts of a brief, in reading order, `details` the names of those
    that take a few words there. `dropped` are slots where no part of a brief can stand, `repeated` those
    that stand there a second time. `chosen` are the styles that a person chose for roles.
    """

    name: str
    digest: str
    packed: bytes
    document: Document
    styles: Styles
    chosen: Mapping[str, str]
    traces: Traces
    slots: tuple[Slot, ...]
    details: frozenset[str]
    finds: tuple[Finds, ...]
    dropped: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    stories: tuple[Element, ...] = field(default=(), repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the slots that take parts of a brief, in reading order."""
        return tuple(slot.name for slot in self.slots)

    def arranged(self, brief: Brief) -> Brief:
        """The brief with its sections in the order in which the template shows them."""
        return arrangement.arranged(brief, self.names)


def open_form(path: Path) -> Form:
    """The template, ready. Raises UserError when it, or the map of its roles, cannot be used."""
    chosen = role_map(path)
    document, packed = open_template(path)
    traces = settle(document)
    told = tuple(stories(document))
    finds = tuple(find_slots(story) for story in told)
    slots, dropped, repeated = _parts(finds)
    for slot in (*dropped, *repeated):
        drop_slot(slot)
    return Form(
        name=path.name,
        digest=hashlib.sha256(packed).hexdigest(),
        packed=packed,
        document=document,
        styles=Styles(document.styles.element, chosen),
        chosen=chosen,
        traces=traces,
        slots=tuple(slots),
        details=frozenset(slot.name for slot in finds[0].slots if is_detail(slot.name)),
        finds=finds,
        dropped=tuple(slot.name for slot in dropped),
        repeated=tuple(slot.name for slot in repeated),
        stories=told,
    )


def _parts(finds: tuple[Finds, ...]) -> tuple[list[Slot], list[Slot], list[Slot]]:
    """The slots for parts of a brief: those that serve, those where none can stand, and those too many."""
    serving: dict[str, Slot] = {}
    dropped, repeated = [], []
    for number, found in enumerate(finds):
        for slot in found.slots:
            part = section_role(slot.name) or slot.name
            if is_detail(slot.name):
                continue
            if number or is_boxed(slot):
                dropped.append(slot)
            elif part in serving:
                repeated.append(slot)
            else:
                serving[part] = slot
    return list(serving.values()), dropped, repeated
