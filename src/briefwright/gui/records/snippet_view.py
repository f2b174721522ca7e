"""A snippet in the inspector: the text that it puts into a brief."""

from functools import partial

from briefwright.domain.brief import Snippet
from briefwright.domain.content import plain
from briefwright.domain.slots import slots
from briefwright.gui.records.sheet import Part, Words, buttons, lead, quiet
from briefwright.gui.records.view import View


class SnippetView(View):
    """Shows the name and the words of a snippet, and how it is used."""

    def __init__(self, snippet: Snippet, editable: bool) -> None:
        super().__init__(editable)
        rename = self.writing("Rename…", partial(self.edit_wanted.emit, "snippet", snippet.id))
        head = Part(gap=8)
        head.add(lead(snippet.name), quiet("Enter in the library puts it into the brief."), buttons(rename))
        self.add(head)
        text = Part(gap=8)
        for block in snippet.blocks:
            text.add(*(Words(words) for _, content in slots(block) if (words := plain(content).strip())))
        self.add(text)
        self.add_deletion("snippet", snippet.id, "")
