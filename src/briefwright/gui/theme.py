"""Light and dark: one palette each, and the few colours that Qt's palette has no role for."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True)
class Tints:
    """Colours of our own as "#rrggbb": reference marks, grades, hints. All keep a contrast of 4.5 to text."""

    reference: str
    reference_line: str
    outdated: str
    outdated_line: str
    missing: str
    missing_line: str
    found: str
    page: str
    desk: str
    hint: str
    rule: str
    accent: str
    good: str
    warning: str
    error: str
    grades: dict[str, str]


LIGHT = Tints(
    reference="#e6f0fb",
    reference_line="#5b8fd0",
    outdated="#fdf0c8",
    outdated_line="#b7791f",
    missing="#fbe3e3",
    missing_line="#c53030",
    found="#ffe08a",
    page="#ffffff",
    desk="#eceef1",
    hint="#5b6472",
    rule="#d9dde3",
    accent="#1f5fa8",
    good="#276749",
    warning="#8a5a0b",
    error="#b42323",
    grades={"A": "#276749", "B": "#2c7a52", "C": "#8a6410", "D": "#a94a12", "E": "#b42323", "F": "#566070"},
)
DARK = Tints(
    reference="#1d3550",
    reference_line="#6ea8ee",
    outdated="#4a3b12",
    outdated_line="#e0b04a",
    missing="#4d2224",
    missing_line="#f08080",
    found="#6b5510",
    page="#1b1f24",
    desk="#14171a",
    hint="#a3abb6",
    rule="#343a42",
    accent="#7db2ff",
    good="#7bc99b",
    warning="#e7b95c",
    error="#f29090",
    grades={"A": "#2f855a", "B": "#2f7a57", "C": "#8a6a1c", "D": "#a8552a", "E": "#b54545", "F": "#5d6775"},
)

_Role = QPalette.ColorRole
_LIGHT_PALETTE = {
    _Role.Window: "#f4f5f7", _Role.WindowText: "#1d2530", _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f7f8fa", _Role.Text: "#1d2530", _Role.Button: "#ffffff",
    _Role.ButtonText: "#1d2530", _Role.ToolTipBase: "#1d2530", _Role.ToolTipText: "#ffffff",
    _Role.Highlight: "#1f5fa8", _Role.HighlightedText: "#ffffff", _Role.PlaceholderText: "#667080",
    _Role.Mid: "#c9ced6", _Role.Midlight: "#e4e7eb", _Role.Dark: "#98a1ad", _Role.Light: "#ffffff",
    _Role.Shadow: "#5b6472", _Role.Link: "#1f5fa8", _Role.BrightText: "#b42323",
}  # fmt: skip
_DARK_PALETTE = {
    _Role.Window: "#20242a", _Role.WindowText: "#e6e8eb", _Role.Base: "#1b1f24",
    _Role.AlternateBase: "#1f2429", _Role.Text: "#e6e8eb", _Role.Button: "#2b3037",
    _Role.ButtonText: "#e6e8eb", _Role.ToolTipBase: "#e6e8eb", _Role.ToolTipText: "#1d2530",
    _Role.Highlight: "#2f6fc4", _Role.HighlightedText: "#ffffff", _Role.PlaceholderText: "#98a1ad",
    _Role.Mid: "#434a53", _Role.Midlight: "#343a42", _Role.Dark: "#101316", _Role.Light: "#3a4048",
    _Role.Shadow: "#000000", _Role.Link: "#7db2ff", _Role.BrightText: "#f29090",
}  # fmt: skip


def is_dark() -> bool:
    """Whether the palette now in use is a dark one."""
    return QGuiApplication.palette().color(_Role.Base).lightness() < 128


def tints() -> Tints:
    """Our own colours that go with the palette now in use."""
    return DARK if is_dark() else LIGHT


def system_is_dark() -> bool:
    """Whether the system asks for dark colours; False where it does not say."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply(dark: bool) -> None:
    """Put the whole program into light or dark.

    The platform is asked first, so that title bars and native dialogs follow where they can (they do
    on Windows and macOS); the palette is ours on every platform, so that the window looks the same.
    """
    scheme = Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
    QGuiApplication.styleHints().setColorScheme(scheme)
    QGuiApplication.setPalette(palette(dark))


def palette(dark: bool) -> QPalette:
    """Our palette, light or dark."""
    colours = QPalette()
    for role, name in (_DARK_PALETTE if dark else _LIGHT_PALETTE).items():
        colours.setColor(role, QColor(name))
    faded = QColor("#6f7884" if dark else "#98a1ad")
    for role in (_Role.Text, _Role.ButtonText, _Role.WindowText):
        colours.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return colours
