"""How the window looked last time, and how it looks again."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from briefwright.settings import Settings

_FIRST_SIZE = (1440, 900)


def restore(
    window: QMainWindow, splitter: QSplitter, panes: Mapping[str, QWidget], settings: Settings
) -> None:
    """Give the window the place, the sizes and the hidden panes of the settings."""
    geometry = QByteArray.fromBase64(settings.geometry.encode())
    if not settings.geometry or not window.restoreGeometry(geometry):
        window.resize(*_FIRST_SIZE)
    if len(settings.panes) == splitter.count():
        splitter.setSizes(settings.panes)
    for name, pane in panes.items():
        pane.setVisible(name not in settings.hidden)


def remembered(
    window: QMainWindow, splitter: QSplitter, panes: Mapping[str, QWidget], settings: Settings
) -> Settings:
    """The settings with the window as it now looks."""
    return settings.model_copy(
        update={
            "geometry": bytes(window.saveGeometry().toBase64().data()).decode(),
            "panes": tuple(splitter.sizes()),
            "hidden": tuple(name for name, pane in panes.items() if pane.isHidden()),
        }
    )
