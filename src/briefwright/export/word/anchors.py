"""What must be unique in a Word file: the names and numbers of bookmarks, the ids of content controls."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection
from itertools import count

from docx.document import Document
from docx.opc.part import XmlPart

from briefwright.export.ooxml.parts import root
from briefwright.export.ooxml.wordml import W, bookmark, control

LONGEST_ROOT = 34
"""The name of a bookmark may have 40 characters, and a number may follow."""

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class Anchors:
    """Hands out names and numbers that nothing else in the document has.

    `captioned` are the blocks whose captions stand somewhere in the document, so that text can point to them.
    """

    def __init__(self, document: Document, captioned: Collection[str]) -> None:
        body = document.element.body
        self._names = {str(mark.get(f"{W}name")).lower() for mark in body.iter(f"{W}bookmarkStart")}
        self._numbers = count(
            max((int(mark.get(f"{W}id")) for mark in body.iter(f"{W}bookmarkStart")), default=0) + 1
        )
        self._drawings = count(_last_drawing(document) + 1)
        self._identities = {0} | {int(each.get(f"{W}val")) for each in body.iter(f"{W}id")}
        self._counts: Counter[str] = Counter()
        self._headings: dict[tuple[str, int], str] = {}
        self._captions = {block: self.unique(f"caption_{block}") for block in dict.fromkeys(captioned)}
        self._captioned: set[str] = set()

    def heading(self, key: str, occurrence: int) -> str:
        """The name of the bookmark of a heading, the same at each call."""
        place = key, occurrence
        if place not in self._headings:
            self._headings[place] = self.unique(f"section_{key}")
        return self._headings[place]

    def caption(self, block: str) -> str:
        """The name of the bookmark of a block's label; empty where its caption stands nowhere."""
        return self._captions.get(block, "")

    def captioned(self, block: str, content: str) -> str:
        """The label of a block in its bookmark; a second block of the same id gets another one."""
        first = block in self._captions and block not in self._captioned
        self._captioned.add(block)
        return self.bookmarked(self._captions[block] if first else self.unique(f"caption_{block}"), content)

    def bookmarked(self, name: str, content: str) -> str:
        """The content in a bookmark of a name that was handed out."""
        return bookmark(name, next(self._numbers), content)

    def controlled(self, tag: str, content: str) -> str:
        """The content in a content control."""
        return control(tag, self._identity(tag), content)

    def drawing(self) -> int:
        """The number of a picture."""
        return next(self._drawings)

    def unique(self, wanted: str) -> str:
        """The name, made legal, or with a number behind it, so that no other bookmark has it."""
        name = found = legal(wanted)
        while found.lower() in self._names:
            found = f"{name}_{self._next(name.lower()) + 1}"
        self._names.add(found.lower())
        return found

    def _identity(self, tag: str) -> int:
        """An id that follows from the tag and from how often it has stood before."""
        found = 0
        while found in self._identities:
            digest = hashlib.sha256(f"{tag} {self._next(tag)}".encode()).digest()
            found = int.from_bytes(digest[:4], "big") & 0x7FFFFFFF
        self._identities.add(found)
        return found

    def _next(self, what: str) -> int:
        self._counts[what] += 1
        return self._counts[what]


def legal(name: str, also: str = "") -> str:
    """The name in letters, digits and "_" (and those others); a hash keeps a changed name apart."""
    if len(name) <= LONGEST_ROOT and name.isascii() and name.replace("_", "").isalnum():
        return name
    plain = re.sub(rf"[^A-Za-z0-9_{re.escape(also)}]", "_", name)
    if plain == name and len(name) <= LONGEST_ROOT:
        return name
    return f"{plain[: LONGEST_ROOT - 9]}_{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:8]}"


def _last_drawing(document: Document) -> int:
    """The highest number of a picture anywhere in the template."""
    parts = (part for part in document.part.package.iter_parts() if isinstance(part, XmlPart))
    numbers = (int(each.get("id", "0")) for part in parts for each in root(part).iter(_DRAWN))
    return max(numbers, default=0)
