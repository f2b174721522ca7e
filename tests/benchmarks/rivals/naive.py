"""python-docx, paragraph by paragraph."""

from collections.abc import Iterable

from docx import Document


def write(passages: Iterable[tuple[str, str, str, str]], out: str) -> None:
    """Write the passages, and their notes at the end."""
    document = Document()
    notes = []
    for number, (heading, words, said, note) in enumerate(passages, 1):
        if heading:
            document.add_heading(heading, 1)
        paragraph = document.add_paragraph(style="Body Text")
        paragraph.add_run(words)
        paragraph.add_run(said)
        paragraph.add_run(f"[{number}]").font.superscript = True
        paragraph.add_run(".")
        notes.append(note)
    document.add_heading("Notes", 1)
    for note in notes:
        document.add_paragraph(note, style="List Number")
    document.save(out)
