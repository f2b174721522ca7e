"""The icons, drawn in the palette's own colours."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZE = 20


class Icons:
    """Reads icons from a folder of SVG files whose strokes are `currentColor`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def icon(self, name: str) -> QIcon:
        """The icon in the colour of button text, paler where it is disabled; empty for no name."""
        if not name:
            return QIcon()
        palette = QGuiApplication.palette()
        icon = QIcon()
        for mode, group in (
            (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
            (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
        ):
            colour = palette.color(group, QPalette.ColorRole.ButtonText).name()
            icon.addPixmap(_drawn(self._folder / f"{name}.svg", colour), mode)
        return icon


@lru_cache(maxsize=256)
def _drawn(path: Path, colour: str) -> QPixmap:
    svg = path.read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    ratio = 2.0
    pixmap = QPixmap(QSize(_SIZE, _SIZE) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, _SIZE, _SIZE))
    painter.end()
    return pixmap
