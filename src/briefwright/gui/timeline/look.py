"""The colours and fonts of a timeline: those of the window, or those of a picture, which is always light."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette

from briefwright.gui import theme
from briefwright.gui.theme import LIGHT, Tints


@dataclass(frozen=True)
class Look:
    """What a timeline is painted with. Events and shifts differ in shape; the colours only help."""

    font: QFont
    ground: QColor
    ink: QColor
    quiet: QColor
    rule: QColor
    line: QColor
    accent: QColor
    event: QColor
    event_ground: QColor
    shift: QColor
    shift_ground: QColor


def look(font: QFont, palette: QPalette) -> Look:
    """The colours of the present theme."""
    return _look(font, palette, theme.tints())


def light_look(font: QFont) -> Look:
    """The colours of a picture, which goes onto paper."""
    return _look(font, theme.palette(dark=False), LIGHT)


def _look(font: QFont, palette: QPalette, tints: Tints) -> Look:
    return Look(
        font=font,
        ground=QColor(tints.page),
        ink=palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text),
        quiet=QColor(tints.hint),
        rule=QColor(tints.rule),
        line=QColor(tints.hint),
        accent=QColor(tints.accent),
        event=QColor(tints.reference_line),
        event_ground=QColor(tints.reference),
        shift=QColor(tints.outdated_line),
        shift_ground=QColor(tints.outdated),
    )
