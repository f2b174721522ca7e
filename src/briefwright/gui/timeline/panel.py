"""A timeline with all that goes with it: axis or table, the moment that is chosen, legend, picture."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefwright.domain.errors import UserError
from briefwright.gui.exporting import file_name
from briefwright.gui.timeline import picture, table
from briefwright.gui.timeline.axis import HELP, Axis, counted
from briefwright.gui.timeline.legend import Legend
from briefwright.gui.timeline.marks import Mark
from briefwright.gui.timeline.picture import Picture
from briefwright.gui.timeline.table import TimelineTable

_DETAIL_LINES = 2


class TimelinePanel(QWidget):
    """Shows moments on an axis or as a table, copies and saves them.

    `opened` carries the id of a fact, `chosen` the Mark on the axis or None, `told` a sentence for the
    user, and whether it tells of a failure.
    """

    opened = Signal(str)
    chosen = Signal(object)
    told = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None, in_page: bool = False) -> None:
        super().__init__(parent)
        self.axis = Axis(self, in_page)
        self.table = TimelineTable(self, in_page)
        self.table.hide()
        self.detail = self._quiet_label()
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.legend = Legend(self)
        self._caption = ""
        self._nothing = ""
        self._arrange()
        self.axis.opened.connect(self.opened)
        self.table.opened.connect(self.opened)
        self.axis.chosen.connect(self._show_choice)
        self.axis.moved.connect(self._show_count)

    def show_marks(self, marks: Sequence[Mark], caption: str, nothing: str) -> None:
        """Show these moments under a caption, or, where there are none, a sentence that says what to do."""
        self._caption, self._nothing = caption, nothing
        self.axis.show_marks(marks, nothing)
        self._fill_table()
        self.legend.show_marks(marks)
        self._show_around()
        self._show_choice(self.axis.current())
        self._show_count()

    def recolour(self) -> None:
        """Take the colours of the present theme."""
        self.axis.refresh()
        self._fill_table()
        self.legend.update()

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown in place of the axis."""
        return self.axis.isHidden()

    def show_table(self, wanted: bool) -> None:
        """Show the table, or the axis."""
        self.axis.setHidden(wanted)
        self.table.setHidden(not wanted)
        self._fill_table()
        self._show_around()
        self._show_count()

    def copy_table(self) -> None:
        """Put the table onto the clipboard."""
        QGuiApplication.clipboard().setMimeData(table.copied(self.axis.marks, self._caption))
        self.told.emit(f"The table was copied: {counted(len(self.axis.marks))}.", False)

    def picture(self) -> Picture:
        """What is in view, as a picture."""
        family = self.font().family()
        return Picture(self.axis.marks, self.axis.span, float(self.axis.width()), self._caption, family)

    def ask_picture(self) -> None:
        """Ask for a file and save the picture there."""
        dialog = QFileDialog(self, "Save picture of the timeline")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(picture.FORMATS)
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen[-4:-1]))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog.setDirectory(folder)
        dialog.selectFile(f"{file_name(self._caption or 'Timeline')}.png")
        dialog.fileSelected.connect(lambda name: self.save_picture(Path(name)))
        dialog.open()

    def save_picture(self, path: Path) -> None:
        """Save what is in view as a picture, and tell how it went."""
        try:
            picture.save(self.picture(), path)
        except UserError as error:
            self.told.emit(error.message, True)
        else:
            self.told.emit(f"The picture was saved as {path.name}.", False)

    def changeEvent(self, event: QEvent) -> None:
        """Take other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.recolour()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on. A focus proxy would draw Tab away from what stands before."""
        (self.table if self.shows_table else self.axis).setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count anew what has room."""
        super().resizeEvent(event)
        self._show_count()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.axis, 1)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addWidget(self.legend)
        self.detail.setMinimumHeight(_DETAIL_LINES * self.fontMetrics().lineSpacing() + 2)

    def _show_choice(self, mark: Mark | None) -> None:
        role = QPalette.ColorRole.Text if mark else QPalette.ColorRole.PlaceholderText
        self.detail.setForegroundRole(role)
        self.detail.setText(mark.words if mark else HELP if self.axis.marks else "")
        self.detail.setToolTip(mark.words if mark else "")
        self.chosen.emit(mark)

    def _fill_table(self) -> None:
        if self.shows_table:
            self.table.show_marks(self.axis.marks, self._nothing)

    def _show_around(self) -> None:
        some = bool(self.axis.marks)
        self.legend.setVisible(some)
        self.detail.setVisible(some and not self.shows_table)

    def _show_count(self) -> None:
        self.legend.say(self._counted())

    def _counted(self) -> str:
        number = len(self.axis.marks)
        layout = self.axis.layout_now
        if not number:
            return ""
        if self.shows_table or (len(layout.placed) == number and not layout.crowded):
            return counted(number)
        shown = f"{len(layout.placed):,} of {counted(number)} in view"
        return f"{shown}, {layout.crowded:,} without words: zoom in" if layout.crowded else shown

    def _quiet_label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label
