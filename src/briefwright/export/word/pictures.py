"""Pictures in a Word file: each image held once, drawn where it is shown."""

import hashlib
from html import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefwright.export.pieces import Figure
from briefwright.export.word.paper import Room

EMU_PER_PIXEL = 9525
"""English Metric Units, in which Word measures pictures, of a pixel at 96 to the inch."""

EMU_PER_TWIP = 635
HIGHEST = 0.9
"""How much of the height of the text a picture may take."""

_JPEG = b"\xff\xd8"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


class Pictures:
    """The images that a document shows."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._taken = {str(part.partname).lower() for part in document.part.package.iter_parts()}
        self._known: dict[str, str] = {}

    def relationship(self, image: bytes) -> str:
        """The id of the relationship that points to the image."""
        digest = hashlib.sha256(image).hexdigest()
        known = self._known.get(digest)
        if known is None:
            known = self._known[digest] = f"rIdPicture{len(self._known) + 1}"
            kind = "jpeg" if image.startswith(_JPEG) else "png"
            part = Part(self._name(digest, kind), f"image/{kind}", image, self._part.package)
            self._part.load_rel(RELATIONSHIP_TYPE.IMAGE, part, known)
        return known

    def _name(self, digest: str, kind: str) -> PackURI:
        """A name that no part of the template has; one may have it that was an export itself."""
        name, number = f"/word/media/{digest}.{kind}", 1
        while name.lower() in self._taken:
            number += 1
            name = f"/word/media/{digest}-{number}.{kind}"
        self._taken.add(name.lower())
        return PackURI(name)


def drawing(figure: Figure, relationship: str, number: int, room: Room) -> str:
    """A run that shows the picture in its line, at its own size or as large as the room allows."""
    width, height = extent(figure, room)
    name, described = f"Picture {number}", escape(figure.description or figure.caption)
    size = f'cx="{width}" cy="{height}"'
    shown = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{described}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">{shown}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def extent(figure: Figure, room: Room) -> tuple[int, int]:
    """Width and height at which the picture is shown, in English Metric Units: never larger than it is at 96
    pixels to the inch."""
    width, height = max(figure.width, 1) * EMU_PER_PIXEL, max(figure.height, 1) * EMU_PER_PIXEL
    scale = min(1.0, room.width * EMU_PER_TWIP / width, HIGHEST * room.height * EMU_PER_TWIP / height)
    return max(int(width * scale), 1), max(int(height * scale), 1)
