"""Stored texts with their digests: a value is written as JSON, and read only if it is what was written."""

from hashlib import sha256

from briefwright.domain.value import Value
from briefwright.storage.database import Database
from briefwright.storage.faults import damaged


def digest(text: str) -> bytes:
    """The sha256 of a text that is stored beside it."""
    return sha256(text.encode()).digest()


def body(value: Value) -> tuple[bytes, str]:
    """A value as it is stored: digest and JSON."""
    text = value.model_dump_json()
    return digest(text), text


def checked(database: Database, what: str, stored: bytes, text: str) -> str:
    """The text, if it is what was stored. Raises UserError that calls it `what`."""
    if digest(text) != stored:
        raise damaged(database.path, what)
    return text
