"""pandoc, from Markdown with footnotes."""

import os
from collections.abc import Iterable
from pathlib import Path


def write(passages: Iterable[tuple[str, str, str, str, list[list[str]]]], out: str) -> None:
    """Write Markdown and become pandoc, so that its memory is counted as that of this process."""
    lines = []
    for number, (heading, words, said, note, rows) in enumerate(passages, 1):
        if heading:
            lines.append(f"# {heading}\n")
        lines.append(f"{words}{said}[^{number}].\n\n[^{number}]: {note}\n")
        if rows:
            head = "| " + " | ".join([""] * len(rows[0])) + " |\n|" + "---|" * len(rows[0])
            lines.append("\n".join([head, *(f"| {' | '.join(row)} |" for row in rows), ""]))
    source = Path(out).with_suffix(".md")
    source.write_text("\n".join(lines), encoding="utf-8")
    os.execvp("pandoc", ["pandoc", "-f", "markdown", "-o", out, str(source)])
