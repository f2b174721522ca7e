"""Templates as offices have them, that were not made for the program."""

import re
import zipfile
from pathlib import Path

from briefwright import paths
from export.forms import DOCUMENT, LINE, SETTINGS, TYPES, Change, slot, with_body

_HOUSE = paths.TEMPLATES / "word" / "house.docx"
_MARGINS = " ".join(f'w:{side}="1417"' for side in ("top", "right", "bottom", "left"))
_END_OF_COVER = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    f'<w:pgMar {_MARGINS} w:header="708" w:footer="708" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr></w:pPr></w:p>"
)


def _bare_pages(xml: str) -> str:
    """No page has a header or a footer."""
    return re.sub(r"<w:(header|footer)Reference [^>]*/>", "", xml)


def _cover(xml: str) -> str:
    """A cover in a section of its own, whose first page differs, and the brief in the next."""
    return with_body(LINE.format("Cover") + _END_OF_COVER + slot("slot.body"))(_bare_pages(xml))


def _even_pages(xml: str) -> str:
    return xml.replace("<w:characterSpacingControl", "<w:evenAndOddHeaders/><w:characterSpacingControl", 1)


def _as_template(types: str) -> str:
    return types.replace("document.main+xml", "template.main+xml")


OWN: dict[str, dict[str, Change]] = {
    "slotless.docx": {DOCUMENT: with_body("")},
    "letter.docx": {DOCUMENT: with_body(LINE.format("Dear all,"))},
    "template.dotx": {TYPES: _as_template},
    "bare.docx": {DOCUMENT: _bare_pages},
    "cover.docx": {DOCUMENT: _cover, SETTINGS: _even_pages},
}
"""Templates by name, and how their parts differ from those of the house template."""


def own_template(name: str, folder: Path) -> Path:
    """Make the template of that name."""
    changes = OWN[name]
    path = folder / name
    with zipfile.ZipFile(_HOUSE) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            written = source.read(part)
            if part in changes:
                new = changes[part](written.decode())
                assert new != written.decode()
                written = new.encode()
            target.writestr(part, written)
    return path
