"""The form in which a snippet is renamed."""

from PySide6.QtWidgets import QLineEdit, QWidget

from briefwright.domain.brief import Snippet
from briefwright.gui.records.fields import line_field, required
from briefwright.gui.records.form import RecordForm


class SnippetForm(RecordForm):
    """Writes the name of a snippet; its text stays."""

    def __init__(self, snippet: Snippet, parent: QWidget | None = None) -> None:
        super().__init__("Rename snippet", parent)
        self._snippet = snippet
        self.name = QLineEdit(snippet.name)
        self.add(line_field("&Name", self.name, required(self.name, "A snippet needs a name.")))
        self.finish()
        self.resize(420, 200)

    def records(self) -> list[Snippet]:
        """The snippet under the name that now stands in the form."""
        return [self._snippet.model_copy(update={"name": self.name.text().strip()})]
