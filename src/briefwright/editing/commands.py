# ruff: noqa: E501 - a table reads better with a line for each row
"""The commands as data: menus, shortcuts and the command palette derive from this list."""

from dataclasses import dataclass
from typing import Literal

Need = Literal["nothing", "workspace", "brief", "section", "text", "reference", "undo", "redo", "offer"]
"""What must be at hand for a command to be of use."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that the user can do. `shortcut` is in Qt's portable notation; `group` keeps kindred
    commands together in their menu; `icon` names a file in the shipped icons."""

    id: str
    title: str
    menu: str
    shortcut: str = ""
    group: int = 0
    icon: str = ""
    needs: Need = "workspace"
    checkable: bool = False


MENUS = ("File", "Edit", "Insert", "Format", "Section", "Facts", "View", "Help")

COMMANDS: tuple[Command, ...] = (
    Command("brief.new", "New brief…", "File", "Ctrl+N", 0, "file-plus"),
    Command("brief.open", "Open brief…", "File", "Ctrl+O", 0, "folder-open"),
    Command("brief.remove", "Delete this brief…", "File", "", 0, "trash-2", "brief"),
    Command("brief.export", "Export to Word, PDF, HTML or Markdown…", "File", "Ctrl+E", 1, "file-output", "brief"),
    Command("brief.export_again", "Export again to the same file", "File", "Ctrl+Shift+E", 1, "file-check", "brief"),
    Command("brief.copy", "Copy the whole brief for Word or mail", "File", "Ctrl+Shift+C", 1, "copy", "brief"),
    Command("brief.issue", "Issue an edition…", "File", "Ctrl+Shift+U", 1, "stamp", "brief"),
    Command("brief.editions", "Editions of this brief…", "File", "Ctrl+Shift+Y", 1, "history", "brief"),
    Command("workspace.new", "New workspace…", "File", "", 2, needs="nothing"),
    Command("workspace.open", "Open workspace…", "File", "Ctrl+Shift+O", 2, needs="nothing"),
    Command("workspace.sample", "Open the sample workspace", "File", "", 2, needs="nothing"),
    Command("workspace.templates", "Word templates…", "File", "", 2, "file-text"),
    Command("workspace.copy", "Save a copy of the workspace…", "File", "", 2, "files"),
    Command("window.close", "Close window", "File", "Ctrl+Q", 3, needs="nothing"),
    Command("edit.undo", "Undo", "Edit", "Ctrl+Z", 0, "undo-2", "undo"),
    Command("edit.redo", "Redo", "Edit", "Ctrl+Shift+Z", 0, "redo-2", "redo"),
    Command("edit.cut", "Cut", "Edit", "Ctrl+X", 1, needs="text"),
    Command("edit.copy", "Copy", "Edit", "Ctrl+C", 1, "copy", "text"),
    Command("edit.paste", "Paste", "Edit", "Ctrl+V", 1, needs="text"),
    Command("edit.find", "Find in brief…", "Edit", "Ctrl+F", 2, "search", "brief"),
    Command("edit.find_next", "Find next", "Edit", "F3", 2, needs="brief"),
    Command("edit.find_previous", "Find previous", "Edit", "Shift+F3", 2, needs="brief"),
    Command("edit.save_snippet", "Save selection as snippet…", "Edit", "Ctrl+Shift+S", 3, "bookmark-plus", "text"),
    Command("edit.details", "Title, date and marking", "Edit", "Ctrl+Shift+D", 3, "pencil", "brief"),
    Command("edit.scale", "Likelihood scale…", "Edit", "", 3, "ruler", "brief"),
    Command("insert.fact", "Insert a fact from the library", "Insert", "Ctrl+L", 0, "at-sign", "brief"),
    Command("insert.snippet", "Insert a snippet from the library", "Insert", "", 0, needs="brief"),
    Command("insert.link", "Link…", "Insert", "Ctrl+Shift+K", 0, "link", "text"),
    Command("insert.crossref", "Cross reference…", "Insert", "", 0, "hash", "text"),
    Command("insert.paragraph", "Paragraph below", "Insert", "", 1, "pilcrow", "section"),
    Command("insert.table", "Table", "Insert", "", 1, "table-2", "section"),
    Command("insert.judgement", "Judgement", "Insert", "Ctrl+Shift+J", 1, "scale", "section"),
    Command("insert.alternatives", "Alternatives (hypotheses and evidence)", "Insert", "", 1, "grid-3x3", "section"),
    Command("insert.position_table", "Position table", "Insert", "", 1, "users", "section"),
    Command("insert.risk_register", "Risk register", "Insert", "", 1, "shield-alert", "section"),
    Command("insert.scenario_set", "Scenarios", "Insert", "", 1, "git-branch", "section"),
    Command("insert.timeline", "Timeline", "Insert", "", 1, "chart-gantt", "section"),
    Command("insert.talking_points", "Talking points", "Insert", "", 1, "message-square-quote", "section"),
    Command("insert.picture", "Picture…", "Insert", "", 1, "image", "section"),
    Command("insert.changes", "What has changed since the last edition", "Insert", "", 1, "git-compare", "brief"),
    Command("insert.source_list", "Source list", "Insert", "", 1, "book-open", "section"),
    Command("insert.source_summary", "Source summary", "Insert", "", 1, "file-search", "section"),
    Command("block.up", "Move block up", "Insert", "Ctrl+Alt+Up", 2, needs="section"),
    Command("block.down", "Move block down", "Insert", "Ctrl+Alt+Down", 2, needs="section"),
    Command("block.remove", "Remove block", "Insert", "Ctrl+Alt+Backspace", 2, needs="section"),
    Command("format.bold", "Bold", "Format", "Ctrl+B", 0, "bold", "text"),
    Command("format.italic", "Italic", "Format", "Ctrl+I", 0, "italic", "text"),
    Command("format.paragraph", "Plain paragraph", "Format", "Ctrl+Alt+0", 1, "pilcrow", "text"),
    Command("format.bullet", "Bulleted list", "Format", "Ctrl+Alt+8", 1, "list", "text"),
    Command("format.numbered", "Numbered list", "Format", "Ctrl+Alt+7", 1, "list-ordered", "text"),
    Command("format.quote", "Quotation", "Format", "Ctrl+Alt+9", 1, "text-quote", "text"),
    Command("section.new", "New section", "Section", "Ctrl+Shift+N", 0, "plus", "brief"),
    Command("section.rename", "Rename section", "Section", "F2", 0, "pencil", "section"),
    Command("section.up", "Move section up", "Section", "Ctrl+Shift+Up", 1, "arrow-up", "section"),
    Command("section.down", "Move section down", "Section", "Ctrl+Shift+Down", 1, "arrow-down", "section"),
    Command("section.remove", "Remove section", "Section", "", 1, "trash-2", "section"),
    Command("section.copy", "Copy the section for Word or mail", "Section", "", 1, "copy", "section"),
    Command("section.next", "Go to next section", "Section", "Ctrl+PgDown", 2, needs="brief"),
    Command("section.previous", "Go to previous section", "Section", "Ctrl+PgUp", 2, needs="brief"),
    Command("record.fact", "New fact…", "Facts", "Ctrl+Shift+F", 0, "plus"),
    Command("record.source", "New source…", "Facts", "Ctrl+Shift+R", 0, "book-open"),
    Command("record.actor", "New actor…", "Facts", "Ctrl+Shift+A", 0, "user-plus"),
    Command("record.topic", "New topic…", "Facts", "Ctrl+Shift+T", 0),
    Command("reference.take", "Take the new wording here", "Facts", "F9", 1, "check", "reference"),
    Command("reference.take_everywhere", "Take the new wording everywhere", "Facts", "Shift+F9", 1, "refresh-cw", "reference"),
    Command("reference.take_all", "Take all changed wordings in this brief", "Facts", "", 1, "refresh-cw", "offer"),
    Command("reference.next_changed", "Go to the next changed fact", "Facts", "F8", 1, "circle-alert", "offer"),
    Command("reference.follow", "Follow the fact", "Facts", "", 2, needs="reference"),
    Command("reference.pin", "Pin this wording", "Facts", "", 2, "pin", "reference"),
    Command("reference.detach", "Detach from the fact", "Facts", "", 2, "unlink", "reference"),
    Command("reference.edit", "Edit the fact…", "Facts", "Ctrl+Shift+I", 2, "pencil", "reference"),
    Command("trace.sentence", "What this sentence rests on", "Facts", "Ctrl+Shift+W", 3, "footprints", "text"),
    Command("checks.next", "Go to the next finding", "Facts", "F4", 4, "list-checks", "brief"),
    Command("checks.previous", "Go to the previous finding", "Facts", "Shift+F4", 4, needs="brief"),
    Command("view.palette", "Command palette…", "View", "Ctrl+K", 0, "command", "nothing"),
    Command("view.library", "Library", "View", "Ctrl+1", 1, "panel-left", "workspace", checkable=True),
    Command("view.outline", "Outline", "View", "Ctrl+2", 1, "list-tree", "workspace", checkable=True),
    Command("view.inspector", "Inspector", "View", "Ctrl+3", 1, "panel-right", "workspace", checkable=True),
    Command("view.checks", "Checks", "View", "Ctrl+4", 1, "list-checks", "workspace", checkable=True),
    Command("view.preview", "Preview beside the text", "View", "Ctrl+7", 1, "eye", "workspace", checkable=True),
    Command("view.ledger", "Positions: who holds what", "View", "Ctrl+5", 2, "users"),
    Command("view.timeline", "Timeline", "View", "Ctrl+6", 2, "chart-gantt"),
    Command("view.text", "Go to the text", "View", "Ctrl+0", 2, "file-text", "brief"),
    Command("view.next_pane", "Go to the next pane", "View", "F6", 2),
    Command("view.previous_pane", "Go to the previous pane", "View", "Shift+F6", 2),
    Command("view.dark", "Dark colours", "View", "Ctrl+Shift+L", 3, "moon", "nothing", checkable=True),
    Command("help.keys", "Keyboard shortcuts", "Help", "F1", 0, needs="nothing"),
    Command("help.about", "About Briefwright", "Help", "", 0, needs="nothing"),
)  # fmt: skip

_READING = (
    "brief.open", "brief.editions", "brief.copy", "edit.copy", "section.copy", "section.next", "section.previous",
)  # fmt: skip

READING = frozenset(
    command.id
    for command in COMMANDS
    if command.menu in ("View", "Help")
    or command.id.startswith(
        ("workspace.", "window.", "brief.export", "edit.find", "reference.next", "checks.", "trace.")
    )
    or command.id in _READING
)
"""The commands that change nothing in the workspace: what is left where it can only be read."""

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}
