"""Short questions to the user, none of which blocks: the answer comes to a callback."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from briefwright.editing.commands import COMMANDS, MENUS

WORKSPACES = "Briefwright workspace (*.briefwright)"


def ask_text(
    parent: QWidget, title: str, label: str, text: str, then: Callable[[str], None], optional: bool = False
) -> None:
    """Ask for a line of text; an empty answer is none, unless the text is optional."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.resize(420, dialog.sizeHint().height())
    dialog.textValueSelected.connect(
        lambda answer: then(answer.strip()) if optional or answer.strip() else None
    )
    dialog.open()


def ask_file(parent: QWidget, title: str, name: str, save: bool, then: Callable[[str], None]) -> None:
    """Ask for a workspace file, to open or to write."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters([WORKSPACES, "All files (*)"])
    dialog.setDefaultSuffix("briefwright")
    if save:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(then)
    dialog.open()


def confirm(parent: QWidget, question: str, action: str, then: Callable[[], None]) -> None:
    """Ask before something that cannot be undone; the button names what is done."""
    box = QMessageBox(QMessageBox.Icon.Question, "Briefwright", question, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    yes = box.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole))
    box.buttonClicked.connect(lambda button: then() if button is yes else None)
    box.open()


def show_page(parent: QWidget, title: str, html: str) -> None:
    """Show a page of text beside the work."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    text = QTextBrowser(openExternalLinks=True)
    text.setHtml(html)
    text.setAccessibleName(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(text)
    dialog.resize(560, 640)
    dialog.open()


def keys_page(shortcut_text: Callable[[str], str]) -> str:
    """The shortcuts of all commands as a page, menu by menu."""
    rows: list[str] = []
    for menu in MENUS:
        mine = [command for command in COMMANDS if command.menu == menu and command.shortcut]
        rows.append(f"<h3>{menu}</h3><table width='100%'>")
        rows += [
            f"<tr><td>{one.title.rstrip('…')}</td><td align='right'>{shortcut_text(one.shortcut)}</td></tr>"
            for one in mine
        ]
        rows.append("</table>")
    return "".join([*rows, *(_listed(title, keys) for title, keys in _PLACES)])


def about_page(version: str) -> str:
    """What the program is, and the licences of what it ships."""
    return (
        f"<h2>Briefwright {version}</h2><p>Structured briefs that rest on sourced facts.</p>"
        "<p>MIT licence. The fonts Noto Sans and Noto Serif are under the SIL Open Font License 1.1, "
        "the Lucide icons under the ISC licence; their notices stand beside them.</p>"
    )


def _listed(title: str, rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td>{what}</td><td align='right'>{keys}</td></tr>" for what, keys in rows)
    return f"<h3>{title}</h3><table width='100%'>{cells}</table>"


_TEXT_KEYS = (
    ("Insert a fact while writing", "@ and words"),
    ("Bullet, number, quotation", "- or 1. or &gt; and a space"),
    ("Deeper or shallower list level", "Tab, Shift+Tab"),
    ("Add a row to a table below", "Ctrl+Enter"),
    ("Go to what a cross reference points to", "Ctrl and a click, or its menu"),
)
_BLOCK_KEYS = (
    ("Move a row up or down; add one below", "Alt+Up, Alt+Down; Ctrl+Enter"),
    ("Menu of the row", "Alt+Enter"),
    ("Rate evidence: consistent, inconsistent, neutral; very; none", "C, I, N; Shift; Delete"),
    ("Sort alternatives", "Alt+S"),
    ("Choose a risk in the matrix; move it; take its rating back", "1 to 9; arrows; Delete"),
    ("Own wording in a position table, or the ledger's again", "Alt+W"),
    ("Open the ledger at a cell", "Alt+L"),
    ("Timeline: zoom; all; scroll; from moment to moment", "+ and -; 0; Left, Right; Up, Down"),
)
_LEDGER_KEYS = (
    ("From cell to cell; open one; back", "arrows; Enter; Esc"),
    ("Back and forth through the days of change", "Alt+Left, Alt+Right"),
    ("In the statements: show, insert, edit the fact", "Enter; Ctrl+Enter; F2"),
)
_CHECK_KEYS = (
    ("Go to the place of a finding", "Enter"),
    ("Let it stand, with a reason; check it again", "Delete"),
)
_PREVIEW_KEYS = (
    ("Larger or smaller pages", "Ctrl+Plus, Ctrl+Minus; Ctrl and the wheel"),
    ("To the first or last page", "Home, End"),
)
_LIBRARY_KEYS = (
    ("From the search to the list", "Down"),
    ("Insert the fact", "Enter"),
    ("Clear the search", "Esc"),
)
_PLACES = (
    ("In the text", _TEXT_KEYS),
    ("In tables and other blocks", _BLOCK_KEYS),
    ("In the ledger of positions", _LEDGER_KEYS),
    ("In the checks", _CHECK_KEYS),
    ("In the library", _LIBRARY_KEYS),
    ("In the preview", _PREVIEW_KEYS),
)
