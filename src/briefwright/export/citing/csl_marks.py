"""How citeproc hands over what is italic, bold, raised or a web address: between control characters, of which
a text that was scrubbed holds none."""

import re

from citeproc.string import String

from briefwright.export.pieces import Words

_ITALIC, _BOLD, _RAISED, _LINK = "\x01\x02", "\x03\x04", "\x05\x06", "\x07\x08"
_ALL = "\x01-\x08"
_MARK = re.compile(f"([{_ALL}])")
_LOOKS = re.compile(f"[{_ALL}“”‘’«»„‚\"']")
_DOUBLED = re.compile(f"([.,;:])([{_ALL}]+)\\1")
_OVERDONE = re.compile(f"([?!])([{_ALL}]*)\\.(?=[ {_ALL}]|$)")
_AFTER_QUOTE = re.compile(f"([.,?!…]?)([{_ALL}]*”[{_ALL}]*)([.,])")


def _between(marks: str, text: object) -> String:
    return String(f"{marks[:1]}{text}{marks[1:]}")


class Marks:
    """What citeproc calls a formatter."""

    @staticmethod
    def preformat(text: object) -> str:
        """The text as it is: what has to be escaped is known to whoever writes a file."""
        return str(text)

    @staticmethod
    def plain(text: object) -> String:
        """A look that the pieces of a brief do not have."""
        return String(text)

    @staticmethod
    def italic(text: object) -> String:
        """Italic words."""
        return _between(_ITALIC, text)

    @staticmethod
    def bold(text: object) -> String:
        """Bold words."""
        return _between(_BOLD, text)

    @staticmethod
    def raised(text: object) -> String:
        """Words above the line."""
        return _between(_RAISED, text)

    Italic = Oblique = italic
    Bold = bold
    Superscript = raised
    Light = Underline = Subscript = SmallCaps = plain


def linked(address: str) -> str:
    """A web address that is to be a link."""
    return f"{_LINK[0]}{address}{_LINK[1]}"


def is_raised(text: str) -> bool:
    """Whether the text as a whole stands above the line."""
    return text.startswith(_RAISED[0]) and text.endswith(_RAISED[1])


def bare(text: str) -> str:
    """The words without any marks."""
    return _MARK.sub("", text)


def filed(text: str) -> str:
    """The words as they are put in order: without marks and quotation marks."""
    return _LOOKS.sub("", text)


def tidied(text: str, in_quotes: bool) -> str:
    """The text without the stops that citeproc leaves too many of. `in_quotes` tells that commas and full
    stops go into quotation marks, as in American English."""
    text = re.sub(" {2,}", " ", text).strip(" ,;:")
    if in_quotes:
        text = _AFTER_QUOTE.sub(lambda found: f"{found[1] or found[3]}{found[2]}", text)
    return _OVERDONE.sub(r"\1\2", _DOUBLED.sub(r"\1\2", text))


def words(text: str) -> tuple[Words, ...]:
    """The text as words with marks."""
    made: list[Words] = []
    depth = {_ITALIC: 0, _BOLD: 0, _LINK: 0}
    for part in filter(None, _MARK.split(text)):
        mark = next((each for each in (*depth, _RAISED) if part in each), "")
        if mark in depth:
            depth[mark] += 1 if part == mark[0] else -1
        elif not mark:
            link = part if depth[_LINK] else ""
            made.append(Words(part, depth[_BOLD] > 0, depth[_ITALIC] > 0, link))
    return _joined(made)


def _joined(made: list[Words]) -> tuple[Words, ...]:
    joined: list[Words] = []
    for one in made:
        last = joined[-1] if joined else None
        if last and not (last.link or one.link) and (last.bold, last.italic) == (one.bold, one.italic):
            joined[-1] = Words(last.text + one.text, one.bold, one.italic)
        else:
            joined.append(one)
    return tuple(joined)
