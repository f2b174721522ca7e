"""The text of a long brief: eight passages fill a page, and every fourth page ends with a table."""

from collections.abc import Iterator

SENTENCE = (
    "The parties met again and said nothing that they had not said before; observers doubt that it lasts."
)


def passages(pages: int) -> Iterator[tuple[str, str, str, str]]:
    """Heading (or none), words, the fact that follows them, and what its note says."""
    for number in range(pages * 8):
        heading = f"Section {number // 24 + 1}" if number % 24 == 0 else ""
        said = f"Fact {number} is on record"
        yield (
            heading,
            f"{number}. {SENTENCE} {SENTENCE} ",
            said,
            f"Agency, “Report”, para. {number}, Grade B2.",
        )


def table(number: int) -> list[list[str]]:
    """The table that follows the passage of that number, counted from 0; no rows where none does."""
    if number % 32 != 31:
        return []
    return [[f"Cell {row}.{column} of {number}" for column in range(5)] for row in range(12)]


def whole(pages: int) -> Iterator[tuple[str, str, str, str, list[list[str]]]]:
    """Each passage with the rows of the table behind it."""
    for number, passage in enumerate(passages(pages)):
        yield (*passage, table(number))
