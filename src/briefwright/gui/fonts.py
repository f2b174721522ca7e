"""The shipped fonts: Noto Sans for the window, Noto Serif for the page."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

READING = "Noto Serif"
_WINDOW = "Noto Sans"


def load(folder: Path) -> None:
    """Make the shipped fonts known to Qt and let the window use them."""
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(_WINDOW)
    font.setPointSizeF(max(9.5, QGuiApplication.font().pointSizeF()))
    QGuiApplication.setFont(font)


def reading_font(points: float = 11.5) -> QFont:
    """The font of running text on the page."""
    font = QFont(READING)
    font.setPointSizeF(points)
    return font


def heading_font(points: float) -> QFont:
    """The font of a heading on the page."""
    font = reading_font(points)
    font.setBold(True)
    return font
