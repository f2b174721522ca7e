"""Text that is written from right to left, alone or among other text."""

import re

_LEFTWARD = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_NEUTRAL = rf"(?:[{_LEFTWARD}]|[\W\d_])*"
_ANY = re.compile(f"[{_LEFTWARD}]")
_SPAN = f"[{_LEFTWARD}](?:{_NEUTRAL}[{_LEFTWARD}])?"
_OTHER = rf"[^\W\d_{_LEFTWARD}]"
_OTHER_SPAN = rf"{_OTHER}(?:[^{_LEFTWARD}]*{_OTHER})?"
_STRONG = re.compile(rf"[{_LEFTWARD}]|[^\W\d_]")


def leftward(text: str) -> bool:
    """Whether the first letter of the text belongs to a script that is written from right to left."""
    if text.isascii():
        return False
    first = _STRONG.search(text)
    return first is not None and _ANY.match(first.group()) is not None


def spans(text: str, ground: bool) -> list[tuple[str, bool]]:
    """The text in pieces of one direction each, and whether they go from right to left.

    `ground` is the direction of the paragraph: that of all signs that have none of their own between words.
    """
    if not ground and (text.isascii() or not _ANY.search(text)):
        return [(text, False)]
    found, end = [], 0
    for match in re.finditer(_OTHER_SPAN if ground else _SPAN, text):
        found += [(text[end : match.start()], ground), (match.group(), not ground)]
        end = match.end()
    return [each for each in (*found, (text[end:], ground)) if each[0]]
