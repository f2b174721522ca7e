"""The tags of slots: what a place in a template is for, however its makers wrote it."""

import re
from collections.abc import Collection
from difflib import get_close_matches

DETAILS = ("title", "reference", "date", "author", "audience", "marking")
"""What is filled with a few words: `brief.title` and so on."""

BODY = "slot.body"
CONTENTS = "slot.contents"
SECTION = "slot.section."
TEXT = ".text"

_LONG = {
    **{name: f"brief.{name}" for name in DETAILS},
    "body": BODY,
    "contents": CONTENTS,
}
"""The tags in full, by their short forms."""

_SPOKEN = {
    "for": "brief.audience",
    "to": "brief.audience",
    "from": "brief.author",
    "ref": "brief.reference",
    "body of the brief": BODY,
    "table of contents": CONTENTS,
}
"""What people may call a slot."""

_UNSEEN = re.compile(r"[\s\u00a0\u00ad\u200b-\u200f\u2007\u202f\u2060\ufeff]+")
_CLAIMS = ("brief.", "slot.", "section.")


def slot_named(tag: str) -> str:
    """The slot that a tag means, written in full; empty for a tag that means none.

    Case, spaces of any kind, and the short forms make no difference.
    """
    name = tidy(tag)
    short = name.removeprefix("slot.").removeprefix("brief.")
    if short.startswith("section."):
        role = section_role(f"slot.{short}")
        return f"slot.{short}" if role and not name.startswith("brief.") else ""
    found = _LONG.get(short, "")
    return found if name in (short, found) else ""


def tidy(tag: str) -> str:
    """The tag without what cannot be seen, in small letters."""
    return _UNSEEN.sub("", tag).casefold().replace("_", "-")


def section_role(slot: str) -> str:
    """The role of the section that a slot takes; empty for another slot."""
    return slot.removeprefix(SECTION).removesuffix(TEXT) if slot.startswith(SECTION) else ""


def role_key(role: str) -> str:
    """The role of a section as slots write it."""
    return tidy(role)


def claims(tag: str) -> bool:
    """Whether a tag that means no slot seems to want to be one."""
    return tidy(tag).startswith(_CLAIMS) or bool(nearest(tag, ()))


def nearest(tag: str, roles: Collection[str]) -> str:
    """The slot, with those of sections in these roles, that is written most like the tag; empty for none."""
    sections = [f"{SECTION}{role_key(role)}{end}" for role in roles for end in ("", TEXT)]
    known = {each.removeprefix("slot.").removeprefix("brief."): each for each in (*_LONG.values(), *sections)}
    name = tidy(tag).removeprefix("slot.").removeprefix("brief.")
    close = get_close_matches(name, known, n=1, cutoff=0.75)
    return known[close[0]] if close else ""


def from_bookmark(name: str) -> str:
    """The slot that a bookmark names, as slot_body and brief_title do; empty for another bookmark."""
    bare = name.casefold()
    if bare.startswith("brief_"):
        return slot_named(bare.replace("_", ".", 1))
    if not bare.startswith("slot_"):
        return ""
    return slot_named(re.sub(r"^slot_(section_)?(.+?)(_text)?$", _dotted, bare))


def spoken(words: str) -> str:
    """The slot that people mean by words, as "Title", "From" or "Section: Prepared by"; empty for none."""
    said = " ".join(words.casefold().split())
    if said.startswith("section:"):
        return slot_named(f"section.{said.removeprefix('section:').strip().replace(' ', '-')}")
    return _SPOKEN.get(said, "") or slot_named(words)


def _dotted(found: re.Match[str]) -> str:
    section, name, text = found.groups(default="")
    return f"slot.{'section.' if section else ''}{name}{TEXT if section and text else text}"
