"""What went out in an export, kept so that a document that comes back can be compared with it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from briefwright.domain.value import Value

Progress = Callable[[float], None]
"""Told the share of long work that is done, from 0 to 1. Raises Interrupted to end the work."""


@dataclass(frozen=True, slots=True)
class ExportedText:
    """A paragraph or cell as it was written: its block, its number in it, its words, their digest.

    A long brief has tens of thousands, so that these take the least room that values can.
    """

    block: str
    place: int
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class ExportedFact:
    """A reference as it was written. `tag` is that of its content control, `bookmark` the name of its
    bookmark; `text` is what it shows."""

    block: str
    fact: str
    revision: int
    tag: str
    bookmark: str
    text: str
    digest: str


class ExportRecord(Value):
    """What an export to Word holds, in reading order.

    `id` stands in the document's custom properties and follows from the brief, its template and all words;
    `template_digest` is the SHA-256 of the template in hexadecimal, `exported` UTC in ISO 8601.
    """

    id: str
    brief: str
    texts: tuple[ExportedText, ...] = ()
    facts: tuple[ExportedFact, ...] = ()
    template_digest: str = ""
    file: str = ""
    exported: str = ""


class ExportRow(NamedTuple):
    """What a list shows of an export."""

    id: str
    brief: str
    file: str
    exported: str


def digest(text: str) -> str:
    """The SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def unheard(share: float) -> None:
    """Progress that nobody asked for."""
