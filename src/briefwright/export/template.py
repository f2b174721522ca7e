"""Opening a Word template that anyone may have made: what is broken or unsafe is refused in plain words."""

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from lxml.etree import XMLSyntaxError

from briefwright.domain.errors import UserError

LARGEST = 200 * 2**20
"""How many bytes a template may unpack to."""

MOST_PARTS = 5_000

_MACRO_SUFFIXES = (".docm", ".dotm")
_CORE = re.compile(rb"http://schemas\.openxmlformats\.org/officedocument/2006/relationships/metadata/")
_BROKEN = (
    BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, AttributeError, XMLSyntaxError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What zipfile, lxml and python-docx raise on a damaged, encrypted or foreign file."""


def open_template(path: Path) -> Document:
    """The template as a document to be filled. Raises UserError when it cannot or must not be used."""
    if path.suffix.lower() in _MACRO_SUFFIXES:
        raise _macros(path)
    packed = _read(path)
    try:
        document = docx.Document(_normal(packed, path))
        if document.element.body is None:
            raise ValueError("no body")
    except _BROKEN as error:
        raise UserError(
            f"{path.name} is no Word document that can be read, or it is damaged or locked by a password. "
            "Choose another template; nothing was written."
        ) from error
    return document


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(
            f"The template {path} is not there. Choose another one; nothing was written."
        ) from error
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise UserError(f"The template {path} cannot be read ({reason}); nothing was written.") from error


def _normal(packed: bytes, path: Path) -> io.BytesIO:
    """The package as python-docx takes it: a document, its core properties where they are looked for."""
    plain = io.BytesIO()
    with ZipFile(io.BytesIO(packed)) as source, ZipFile(plain, "w") as target:
        _refuse_unsafe(source, path)
        for name in source.namelist():
            change = _CHANGES.get(name, bytes)
            target.writestr(name, change(source.read(name)))
    plain.seek(0)
    return plain


def _refuse_unsafe(source: ZipFile, path: Path) -> None:
    names = [name.lower() for name in source.namelist()]
    types = source.read("[Content_Types].xml") if "[content_types].xml" in names else b""
    if any(name.endswith("vbaproject.bin") for name in names) or b"macroEnabled" in types:
        raise _macros(path)
    if len(set(names)) != len(names):
        raise UserError(
            f"{path.name} holds two parts of the same name and is not safe to use. "
            "Open it in Word and save it anew, or choose another template; nothing was written."
        )
    if sum(info.file_size for info in source.infolist()) > LARGEST or len(names) > MOST_PARTS:
        raise UserError(f"{path.name} is too large for a template. Choose another one; nothing was written.")


def _macros(path: Path) -> UserError:
    return UserError(
        f"{path.name} holds macros, which a template must not. "
        "Save it in Word as .docx or .dotx without macros; nothing was written."
    )


def _as_document(types: bytes) -> bytes:
    return types.replace(b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml")


def _as_usual(relationships: bytes) -> bytes:
    # LibreOffice writes this one type in lower case; python-docx would add a second set of properties.
    return _CORE.sub(b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/", relationships)


_CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "[Content_Types].xml": _as_document,
    "_rels/.rels": _as_usual,
}
