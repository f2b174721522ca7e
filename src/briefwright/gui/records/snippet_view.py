"""A snippet in the inspector: the text that it puts into a brief."""

from briefwright.domain.blocks import slots
from briefwright.domain.brief import Snippet
from briefwright.domain.content import plain
from briefwright.gui.records.sheet import Part, Words, lead, quiet


class SnippetView(Part):
    """Shows the name and the words of a snippet, and how it is used."""

    def __init__(self, snippet: Snippet) -> None:
        super().__init__(gap=16)
        head = Part(gap=8)
        head.add(lead(snippet.name), quiet("Enter in the library puts it into the brief."))
        self.add(head)
        text = Part(gap=8)
        for block in snippet.blocks:
            text.add(*(Words(words) for _, content in slots(block) if (words := plain(content).strip())))
        self.add(text)
