"""Opening a Word template that anyone may have made: what is broken or unsafe is refused in plain words."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.part import XmlPart
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as Element

from briefwright.domain.errors import UserError
from briefwright.export.ooxml.parts import root
from briefwright.export.ooxml.wordml import W

LARGEST = 200 * 2**20
"""How many bytes a template may unpack to."""

MOST_PARTS = 5_000
DENSEST = 200
"""How many times larger than packed a template may be; one of a few megabytes may be as dense as it likes."""

_SMALL = 10 * 2**20
_MACRO_SUFFIXES = (".docm", ".dotm")
_CORE = re.compile(rb"http://schemas\.openxmlformats\.org/officedocument/2006/relationships/metadata/")
_BROKEN = (
    BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, AttributeError, XMLSyntaxError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What zipfile, lxml and python-docx raise on a damaged, encrypted or foreign file."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED, _OLD_WORD = (name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument"))
_STRICT = b"purl.oclc.org/ooxml"
_HARMLESS = ("/hyperlink", "/attachedTemplate")
"""How relations end that may lead out of a file: one that a reader follows, and one that exports drop."""

_REMOTE = re.compile(
    r"\s*(?:(?!file:)[a-z][a-z0-9+.-]+:|file:/{2}(?!/|localhost/)[^/]|[\\/]{2})", re.IGNORECASE
)
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_NUMBERED = tuple(f"{W}{name}" for name in ("id", "numId", "abstractNumId"))
"""Attributes that hold whole numbers, and elements whose value is one."""

_WHOLE = re.compile(r"[-+]?[0-9]+")
_LIVE_DATA = re.compile(r"\s*DDE(AUTO)?\b", re.IGNORECASE)


def open_template(path: Path) -> tuple[Document, bytes]:
    """The template as a document to be filled, and its file as it is. Raises UserError when it cannot or must
    not be used."""
    if path.suffix.lower() in _MACRO_SUFFIXES:
        raise _active(path, "macros,")
    packed = _read(path)
    try:
        document = docx.Document(_normal(packed, path))
        if document.element.body is None:
            raise ValueError("no body")
    except _BROKEN as error:
        raise UserError(f"{path.name} {_fault(packed)}; nothing was written.") from error
    _refuse_reaching_out(document, path)
    _refuse_misnumbered(document, path)
    _mend_zoom(document)
    return document, packed


def _mend_zoom(document: Document) -> None:
    """Say how large the page is shown where the template only says how: the schema wants both, and documents
    of python-docx's own template lack it."""
    zoom = document.settings.element.find(f"{W}zoom")
    if zoom is not None and zoom.get(f"{W}percent") is None:
        zoom.set(f"{W}percent", "100")


def outside(document: Document) -> Iterator[tuple[str, str]]:
    """Where the file reaches out by itself when it is opened: the kind of relation, and the address."""
    for part in document.part.package.iter_parts():
        for rel in part.rels.values():
            if rel.is_external and not rel.reltype.endswith(_HARMLESS):
                yield rel.reltype.rpartition("/")[2], str(rel.target_ref)


def is_remote(address: str) -> bool:
    """Whether the address leads to another computer."""
    return _REMOTE.match(address) is not None


def saved_by_libreoffice(packed: bytes) -> bool:
    """Whether the file has the one name in small letters that LibreOffice writes."""
    with ZipFile(io.BytesIO(packed)) as file:
        return _CORE.search(file.read("_rels/.rels")) is not None


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


def _fault(packed: bytes) -> str:
    """What is wrong with a file that cannot be opened, and what to do."""
    if packed.startswith(_OLD_OFFICE) and _LOCKED in packed:
        return "is locked by a password. Take the password away in Word and save it"
    if packed.startswith(_OLD_OFFICE) and _OLD_WORD in packed:
        return "is of a Word before 2007, whatever its name. Save it in Word as .docx or .dotx"
    if not packed.startswith(b"PK"):
        return "is no Word document, though it is called like one. Choose another template"
    if _is_strict(packed):
        return "is saved as Strict Open XML. Save it in Word as “Word Document”"
    return "is no Word document that can be read, or it is damaged. Choose another template"


def _is_strict(packed: bytes) -> bool:
    try:
        with ZipFile(io.BytesIO(packed)) as file:
            return _STRICT in file.read("_rels/.rels")
    except _BROKEN:
        return False


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
    if len(set(names)) != len(names):
        raise UserError(
            f"{path.name} holds two parts of the same name and is not safe to use. "
            "Open it in Word and save it anew, or choose another template; nothing was written."
        )
    size, dense = (
        sum(getattr(info, kind) for info in source.infolist()) for kind in ("file_size", "compress_size")
    )
    if size > max(_SMALL, DENSEST * dense) or size > LARGEST or len(names) > MOST_PARTS:
        raise UserError(f"{path.name} is too large for a template. Choose another one; nothing was written.")
    types = source.read("[Content_Types].xml") if "[content_types].xml" in names else b""
    if any(name.endswith("vbaproject.bin") for name in names) or b"macroEnabled" in types:
        raise _active(path, "macros,")
    if any("/activex/" in name for name in names) or b"ms-office.activeX" in types:
        raise _active(path, "ActiveX controls,")


def _refuse_reaching_out(document: Document, path: Path) -> None:
    for kind, address in outside(document):
        if is_remote(address):
            raise UserError(
                f"{path.name} fetches something ({kind}) from {address} whenever it is opened, so that "
                "others learn who reads the brief. Put it into the file itself in Word; nothing was written."
            )
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and any(map(_LIVE_DATA.match, fields(part))):
            raise _active(path, "a DDE field, which starts other programs,")


def _refuse_misnumbered(document: Document, path: Path) -> None:
    for part in document.part.package.iter_parts():
        numbers = _numbers(root(part)) if isinstance(part, XmlPart) else ()
        wrong = next((number for number in numbers if not _WHOLE.fullmatch(number)), None)
        if wrong is not None:
            raise UserError(
                f"{path.name} is damaged: “{wrong}” stands where Word wants a number. "
                "Open it in Word and save it anew, or choose another template; nothing was written."
            )


def _numbers(story: Element) -> Iterator[str]:
    """What tells notes, lists, bookmarks, controls, pictures and properties from one another."""
    for each in story.iter(f"{W}*"):
        yield from (str(each.get(name)) for name in (*_NUMBERED, f"{W}num") if name in each.attrib)
        if each.tag in _NUMBERED:
            yield each.get(f"{W}val", "")
    yield from (each.get("id", "") for each in story.iter(_DRAWN))
    yield from (each.get("pid", "") for each in story.iter(_PROPERTY))


def fields(part: XmlPart) -> Iterator[str]:
    """The instructions of all fields in a part, one text for those of a paragraph."""
    for line in root(part).iter(f"{W}p"):
        yield "".join(code.text or "" for code in line.iter(f"{W}instrText"))
        yield from (str(simple.get(f"{W}instr")) for simple in line.iter(f"{W}fldSimple"))


def _active(path: Path, what: str) -> UserError:
    return UserError(
        f"{path.name} holds {what} which a template must not. "
        "Save it in Word as .docx or .dotx without; nothing was written."
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
