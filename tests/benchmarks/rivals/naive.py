"""python-docx, paragraph by paragraph."""

from collections.abc import Iterable

from docx import Document
from docx.document import Document as Made


def write(passages: Iterable[tuple[str, str, str, str, list[list[str]]]], out: str) -> None:
    """Write the passages, and their notes at the end."""
    document = Document()
    notes = []
    for number, (heading, words, said, note, rows) in enumerate(passages, 1):
        if heading:
            document.add_heading(heading, 1)
        paragraph = document.add_paragraph(style="Body Text")
        paragraph.add_run(words)
        paragraph.add_run(said)
        paragraph.add_run(f"[{number}]").font.superscript = True
        paragraph.add_run(".")
        if rows:
            _table(document, rows)
        notes.append(note)
    document.add_heading("Notes", 1)
    for note in notes:
        document.add_paragraph(note, style="List Number")
    document.save(out)


def _table(document: Made, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
