"""How the exports put things into words, and which characters they cannot hold."""

import re
from collections.abc import Sequence

from briefwright.domain.markings import Marking

# XML 1.0 allows none of the first and the last; the C1 controls are legal there and show as nothing.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKING = re.compile(r"[ \t\n\u2028\u2029]+")

ENDS = (".", "!", "?", "…", ":", ".”", "!”", "?”", "…”")
"""What a sentence may end with."""


class Scrubber:
    """Takes out characters that no file can hold, and remembers whether it ever had to."""

    def __init__(self) -> None:
        self.used = False

    def __call__(self, text: str) -> str:
        """The text without them; every kind of line end becomes "\\n"."""
        if text.isprintable():
            return text
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        clean = _FORBIDDEN.sub("", text)
        self.used = self.used or clean != text
        return clean

    def line(self, text: str) -> str:
        """The text on one line; spaces that must not break stay."""
        if text.isprintable() and "  " not in text:
            return text.strip(" ")
        return _BREAKING.sub(" ", self(text)).strip(" ")


def spans(numbers: Sequence[int]) -> list[str]:
    """Rising numbers, three or more in a row as a span: "1", "4–7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [word for run in runs for word in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))]


def portion(marking: Marking | None) -> str:
    """The marking of a part as it stands before its words; empty for none of its own."""
    return f"({marking})" if marking else ""


def quoted(text: str) -> str:
    """The text in quotation marks; empty for no text."""
    return f"“{text}”" if text else ""


def joined(*parts: str) -> str:
    """The parts that are not empty, separated by commas."""
    return ", ".join(part for part in parts if part)


def sentences(*parts: str) -> str:
    """The parts that are not empty as sentences on one line; the last one keeps the end it has."""
    present = [part for part in parts if part]
    ended = [part if part.endswith(ENDS) else f"{part}." for part in present[:-1]]
    return " ".join([*ended, *present[-1:]])
