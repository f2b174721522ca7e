"""Running text: plain text with marks, and references to facts that stand in it as ordinary words."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from briefwright.domain.facts import Fact
from briefwright.domain.value import Value

Mode = Literal["follow", "pinned", "detached"]


class Text(Value):
    """Words with marks. A line break inside a block is "\\n"; `link` is a web address or empty."""

    kind: Literal["text"] = "text"
    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class FactRef(Value):
    """A fact used in the text. `shown` is the wording as it stands in the brief.

    A brief opens without its facts, because it keeps what it shows; "adapted" and "outdated"
    are comparisons with the fact (see `references`), not states. A reference follows (offers the
    new wording), is pinned (stays) or is detached (plain text that remembers where it came from).
    """

    kind: Literal["fact"] = "fact"
    id: str
    fact: str
    revision: int
    shown: str = Field(min_length=1)
    mode: Mode = "follow"
    bold: bool = False
    italic: bool = False


Inline = Annotated[Text | FactRef, Field(discriminator="kind")]
Content = tuple[Inline, ...]


def plain(content: Content) -> str:
    """The words alone."""
    return "".join(item.text if isinstance(item, Text) else item.shown for item in content)


def text(words: str) -> Content:
    """Content that holds these words without marks; empty content for no words."""
    return (Text(text=words),) if words else ()


def reference(fact: Fact, ref_id: str) -> FactRef:
    """A reference that shows the fact as it now stands."""
    return FactRef(id=ref_id, fact=fact.id, revision=fact.revision, shown=fact.statement)


def refs(content: Content) -> Iterable[FactRef]:
    """The references in the content, in order."""
    return (item for item in content if isinstance(item, FactRef))


def normal(content: Iterable[Inline]) -> Content:
    """The one normal form of the content: no empty text, neighbours with equal marks joined."""
    joined: list[Inline] = []
    for item in content:
        last = joined[-1] if joined else None
        if isinstance(item, FactRef):
            joined.append(item)
        elif isinstance(last, Text) and _marks(last) == _marks(item):
            joined[-1] = last.model_copy(update={"text": last.text + item.text})
        elif item.text:
            joined.append(item)
    return tuple(joined)


def _marks(item: Text) -> tuple[bool, bool, str]:
    return item.bold, item.italic, item.link
