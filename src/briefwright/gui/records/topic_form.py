"""The form for a topic."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from briefwright.domain.facts import Topic
from briefwright.gui.records.fields import Lines, line_field, lines_field, required
from briefwright.gui.records.form import RecordForm


class TopicForm(RecordForm):
    """Writes a topic, which is what the parties differ on."""

    def __init__(self, topic: Topic | None, new_id: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__("Edit topic" if topic and topic.revision else "New topic", parent)
        self._id = topic.id if topic else new_id()
        self._revision = topic.revision if topic else 0
        self.name = QLineEdit(topic.name if topic else "")
        self.description = Lines(topic.description if topic else "", least=4)
        self.add(line_field("&Name", self.name, required(self.name, "A topic needs a name.")))
        self.add(lines_field("&Description", self.description))
        self.finish()
        self.resize(480, 340)

    def records(self) -> list[Topic]:
        """The topic as it now stands in the form."""
        name, description = self.name.text().strip(), self.description.toPlainText().strip()
        return [Topic(id=self._id, revision=self._revision, name=name, description=description)]
