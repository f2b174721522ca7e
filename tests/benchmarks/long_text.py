"""The text of a long brief: eight passages fill a page."""

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
