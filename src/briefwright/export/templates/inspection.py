"""What is to be said of a template: the same before anything is written as when an export goes out."""

import re
from collections.abc import Collection, Iterator
from dataclasses import asdict
from pathlib import Path

from docx.opc.part import XmlPart

from briefwright.domain.errors import UserError
from briefwright.domain.severity import SEVERITIES
from briefwright.domain.templates import Remark, TemplateReport
from briefwright.domain.wording import counted, listed
from briefwright.export.ooxml.wordml import W
from briefwright.export.pieces import Composition
from briefwright.export.templates.form import Form, open_form
from briefwright.export.templates.roles import ROLES, called
from briefwright.export.templates.slots import bracketed, words_of
from briefwright.export.templates.tags import BODY, DETAILS, TEXT, claims, nearest, role_key, section_role
from briefwright.export.templates.template import fields, outside, saved_by_libreoffice

FREE_FONTS = re.compile(
    r"(arial|calibri|cambria|carlito|caladea|courier new|dejavu|gelasio|georgia|helvetica|lato|liberation|"
    r"libre|merriweather|noto|open sans|pt (sans|serif)|roboto|source|symbol|tex gyre|times|ubuntu|wingdings|"
    r"inter|fira|ibm plex|cousine|tinos|arimo|eb garamond|crimson|public sans|atkinson)\b.*",
    re.IGNORECASE,
)
"""Fonts that are free, or that free ones of the same widths stand in for."""

_INCLUDED = re.compile(r"\s*(INCLUDEPICTURE|INCLUDETEXT|LINK|RD|DATABASE|MERGEFIELD)\b", re.IGNORECASE)
_EMBEDDED = ("/oleObject", "/package", "/aFChunk")
_NOTE_MARKS = (f"{W}footnoteReference", f"{W}endnoteReference")
_OPTIONAL = tuple(name for name in DETAILS if name not in ("title", "marking"))
"""Details that are nowhere shown but in their slots."""

_FONT_NAMES = tuple(f"{W}{name}" for name in ("ascii", "hAnsi"))


def inspect(path: Path, sections: Collection[str] = ()) -> TemplateReport:
    """What is to be said of a template before anything is written, whatever the file holds.

    `sections` are the roles of sections that briefs have.
    """
    try:
        form = open_form(path)
    except UserError as error:
        return TemplateReport(path.name, (Remark("error", error.message),))
    kinds = dict.fromkeys(ROLES.values())
    return TemplateReport(
        name=path.name,
        remarks=tuple(remarks(form, sections)),
        slots=tuple(dict.fromkeys(slot.name for found in form.finds for slot in found.slots)),
        roles=form.styles.roles(),
        styles=tuple(
            (kind, tuple(each.name for each in form.styles.all if each.kind == kind)) for kind in kinds
        ),
    )


def remarks(form: Form, sections: Collection[str] = ()) -> list[Remark]:
    """All that is to be said of a template, the gravest first."""
    said = [
        *(Remark("warning", sentence) for sentence in _warnings(form, sections)),
        *(Remark("note", sentence) for sentence in _notes(form, sections)),
    ]
    return sorted(said, key=lambda remark: SEVERITIES.index(remark.severity))


def notices(form: Form, composition: Composition) -> tuple[str, ...]:
    """What a reader should know of a document that is to be made by a template that is still unfilled."""
    roles = {role_key(heading.role) for heading, _ in composition.sections()}
    held = {name for name, value in asdict(composition.details).items() if value}
    said = [*_warnings(form, roles), *_lacking_slots(form, roles), *_unshown(form, held), *_idle(form, roles)]
    return tuple(dict.fromkeys(said))


def stand_ins(form: Form) -> tuple[str, ...]:
    """What a reader should know of the styles of a document that was made."""
    return tuple(_plain(form, form.styles.lacking))


def _warnings(form: Form, sections: Collection[str]) -> Iterator[str]:
    yield from _misspelt(form, sections)
    yield from _misplaced(form)
    yield from _traces(form)
    yield from _risks(form)
    yield from _choices(form)


def _notes(form: Form, sections: Collection[str]) -> Iterator[str]:
    yield from _lacking_slots(form, None)
    yield from _unshown(form, DETAILS)
    yield from _recovered(form)
    yield from _strange_sections(form, sections)
    yield from _plain(form, form.styles.missing())
    yield from _guessed(form)
    yield from _fonts(form)
    if saved_by_libreoffice(form.packed):
        yield f"{form.name} was saved by LibreOffice: a name that it writes in small letters is mended."


def _misspelt(form: Form, sections: Collection[str]) -> Iterator[str]:
    for tag in dict.fromkeys(tag for found in form.finds for tag in found.unknown):
        near = nearest(tag, sections)
        if near or claims(tag):
            meant = f" Is “{near}” meant?" if near else ""
            yield f"“{tag}” is no slot, so that what stands there stays as it is.{meant}"
    found = {slot.name for finds in form.finds for slot in finds.slots}
    lines = (words_of(line).strip() for story in form.stories for line in story.iter(f"{W}p"))
    for words in dict.fromkeys(lines):
        if (name := bracketed(words)) and name not in found:
            yield (
                f"“{words}” stands in {form.name} as plain words and would go out. Put a content control "
                f"with the tag “{name}” around it."
            )


def _misplaced(form: Form) -> Iterator[str]:
    for name in form.dropped:
        yield (
            f"The slot “{name}” stands in a text box, a header, a footer or a note, where Word takes no "
            "notes: it is left empty."
        )
    for name in form.repeated:
        yield f"The slot “{name}” stands there a second time: it is left empty."
    for name in dict.fromkeys(name for found in form.finds for name in found.nested):
        yield f"The slot “{name}” stands inside another slot, which counts in its place."


def _traces(form: Form) -> Iterator[str]:
    traces = form.traces
    if traces.changes:
        tracked = counted(traces.changes, "tracked change")
        yield f"{form.name} holds {tracked}: documents go out as if all were accepted."
    for said, tags in (("takes away", traces.deleted), ("puts in", traces.inserted)):
        for tag in dict.fromkeys(filter(None, tags)):
            yield f"A tracked change {said} the slot “{tag}”, and counts as accepted."
    if traces.comments:
        yield f"{form.name} holds {counted(traces.comments, 'comment')}: documents go out without."


def _risks(form: Form) -> Iterator[str]:
    parts = list(form.document.part.package.iter_parts())
    for kind, address in outside(form.document):
        yield f"{form.name} shows something ({kind}) that lies at {address}: others may not see it."
    if any(rel.reltype.endswith(_EMBEDDED) for part in parts for rel in part.rels.values()):
        yield f"{form.name} has other files embedded, which go out with every brief."
    codes = (code for part in parts if isinstance(part, XmlPart) for code in fields(part))
    for name in sorted({found[1].upper() for found in map(_INCLUDED.match, codes) if found}):
        yield f"{form.name} has a field that fetches what it shows ({name}): others may see something else."
    if any(True for _ in form.document.element.body.iter(*_NOTE_MARKS)):
        yield (
            f"{form.name} has notes of its own, which count with those of the brief: where its list of "
            "sources names notes, the numbers may be others than those that are seen."
        )
    protection = form.document.settings.element.find(f"{W}documentProtection")
    if protection is not None and protection.get(f"{W}enforcement") in ("1", "true", "on"):
        yield f"{form.name} is protected: readers can change only what the protection leaves open."


def _choices(form: Form) -> Iterator[str]:
    for role, style in form.chosen.items():
        if role not in ROLES:
            yield f"There is no role “{role}”, for which the style “{style}” was chosen."
        elif called(form.styles.all, ROLES[role], style) is None:
            yield f"There is no {ROLES[role]} style “{style}”, which was chosen for “{role}”."


def _lacking_slots(form: Form, roles: Collection[str] | None) -> Iterator[str]:
    """What no slot is for; of the sections in these roles, or of any sections."""
    own = {section_role(name) for name in form.names} - {""}
    if BODY not in form.names and not own:
        yield f"{form.name} has no slot for the body: the brief stands at its end."
    elif BODY not in form.names and (roles is None or not own.issuperset(roles)):
        yield f"{form.name} has no slot for the body: sections without a slot of their own stand at its end."
    if "brief.title" not in form.details:
        yield f"{form.name} has no slot for the title: it stands above the brief."


def _unshown(form: Form, held: Collection[str]) -> Iterator[str]:
    """What no slot is for of the details that are `held`. Where the title has none, they stand below it."""
    found = {slot.name for finds in form.finds for slot in finds.slots}
    lacking = [f"the {name}" for name in _OPTIONAL if name in held and f"brief.{name}" not in found]
    if lacking and "brief.title" in form.details:
        them = "it" if len(lacking) == 1 else "them"
        yield f"{form.name} has no slot for {listed(lacking)}: documents do not show {them}."


def _idle(form: Form, roles: Collection[str]) -> Iterator[str]:
    """Headings of the template under which nothing stands in a document."""
    for name in form.names:
        role = section_role(name)
        if role and name.endswith(TEXT) and role not in roles:
            yield f"{form.name} has a heading for the section “{role}”, and the brief has no such section."


def _recovered(form: Form) -> Iterator[str]:
    names = dict.fromkeys(name for found in form.finds for name in found.recovered)
    if names:
        slots = listed([f"“{name}”" for name in names])
        verb = "is" if len(names) == 1 else "are"
        yield f"Without a tag, {slots} {verb} known by bookmark, title or words."
    bound = dict.fromkeys(name for found in form.finds for name in found.bound)
    if bound:
        follow = "follows" if len(bound) == 1 else "follow"
        told = listed([f"“{name}”" for name in bound])
        yield f"{told} no longer {follow} the file's properties once filled."


def _strange_sections(form: Form, sections: Collection[str]) -> Iterator[str]:
    known = set(map(role_key, sections))
    for name in form.names:
        role = section_role(name)
        if role and known and role not in known:
            near = nearest(name, sections)
            meant = f" Is “{near}” meant?" if near else ""
            yield f"No layout has a section “{role}”, for which there is the slot “{name}”.{meant}"


def _plain(form: Form, roles: Collection[str]) -> Iterator[str]:
    if roles:
        names = listed([f"“{role}”" for role in ROLES if role in roles])
        noun = "style" if len(roles) == 1 else "styles"
        yield f"{form.name} lacks the {noun} {names}: plain ones stand in."


def _guessed(form: Form) -> Iterator[str]:
    pairs = [f"“{each.style}” for “{each.role}”" for each in form.styles.roles() if each.found == "guessed"]
    if pairs:
        yield f"Styles of likely names are taken: {listed(pairs)}."


def _fonts(form: Form) -> Iterator[str]:
    used = {
        str(fonts.get(name))
        for fonts in form.document.styles.element.iter(f"{W}rFonts")
        for name in _FONT_NAMES
        if fonts.get(name)
    } | set(_theme_fonts(form))
    rare = sorted(name for name in used if not FREE_FONTS.fullmatch(name))
    if rare:
        names = listed([f"“{name}”" for name in rare])
        noun = "font" if len(rare) == 1 else "fonts"
        yield f"Where the {noun} {names} cannot be had, lines and pages break elsewhere."


def _theme_fonts(form: Form) -> Iterator[str]:
    """The fonts of the theme, where styles refer to them."""
    styles = form.document.styles.element
    themed = {str(fonts.get(f"{W}asciiTheme") or "")[:5] for fonts in styles.iter(f"{W}rFonts")} - {""}
    for part in form.document.part.package.iter_parts():
        if themed and str(part.partname).startswith("/word/theme/"):
            theme = re.findall(rb"<a:(major|minor)Font>\s*<a:latin typeface=\"([^\"]+)\"", part.blob)
            yield from (name.decode() for kind, name in theme if kind.decode() in themed)
