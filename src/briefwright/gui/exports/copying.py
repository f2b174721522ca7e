"""Copying a brief, or a section of it, so that a word processor pastes it with lists, tables and notes."""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.editing.ports import Clip, Desk
from briefwright.gui.notice import NoticeBar
from briefwright.gui.tasks import TaskRunner


class Copying(QObject):
    """Puts what was asked for into the clipboard, in the background, and tells it in the notice bar."""

    def __init__(self, desk: Desk, runner: TaskRunner, notice: NoticeBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._notice = notice

    def copy(self, brief: Brief, section: str = "") -> None:
        """Copy the whole brief, or the section of that id."""
        desk = self._desk
        what = "The section" if section else "The brief"
        self._runner.run(
            "export",
            lambda: desk.showing().clip(desk.gather(brief), section),
            lambda clip: self._put(clip, what),
            self._refused,
        )

    def _put(self, clip: Clip, what: str) -> None:
        data = QMimeData()
        data.setHtml(clip.html)
        data.setText(clip.text)
        QGuiApplication.clipboard().setMimeData(data)
        self._notice.tell(f"{what} was copied: paste it into a document or a mail.", "good")

    def _refused(self, error: UserError) -> None:
        self._notice.tell(error.message, "error")
