"""A Word document as a package that has the same bytes every time."""

import io
from collections.abc import Iterator, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI
from docx.opc.part import Part

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
)
_DATE = (1980, 1, 1, 0, 0, 0)


def packed(document: Document, contents: Mapping[Part, Sequence[bytes]]) -> bytes:
    """The document as a package. `contents` are parts that are written already, in stretches."""
    made = io.BytesIO()
    with ZipFile(made, "w") as file:
        for name, content in _entries(document.part.package, contents):
            entry = ZipInfo(name, _DATE)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            with file.open(entry, "w") as part:
                for stretch in content:
                    part.write(stretch)
    return made.getvalue()


def _entries(
    package: OpcPackage, contents: Mapping[Part, Sequence[bytes]]
) -> Iterator[tuple[str, Sequence[bytes]]]:
    parts = package.parts
    types = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts
    )
    yield "[Content_Types].xml", [f"{_TYPES}{types}</Types>".encode()]
    yield PACKAGE_URI.rels_uri.membername, [package.rels.xml]
    for part in parts:
        yield part.partname.membername, contents.get(part) or [part.blob]
        if part.rels:
            yield part.partname.rels_uri.membername, [part.rels.xml]
