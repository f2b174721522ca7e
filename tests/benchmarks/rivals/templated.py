"""docxtpl, by a template with two loops."""

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as Made
from docxtpl import DocxTemplate

TABLE = "a table with a row for each of one.rows"
LINES = (
    "{%p for one in passages %}",
    "{%p if one.heading %}",
    "{{ one.heading }}",
    "{%p endif %}",
    "{{ one.words }}{{ one.said }} [{{ one.number }}].",
    "{%p if one.rows %}",
    TABLE,
    "{%p endif %}",
    "{%p endfor %}",
    "{%p for one in passages %}",
    "{{ one.number }}. {{ one.note }}",
    "{%p endfor %}",
)
NAMES = ("heading", "words", "said", "note", "rows")


def write(passages: Iterable[tuple[str, str, str, str, list[list[str]]]], out: str) -> None:
    """Write the passages, and their notes at the end."""
    template = DocxTemplate(_template())
    rows = [
        {"number": number, **dict(zip(NAMES, passage, strict=True))}
        for number, passage in enumerate(passages, 1)
    ]
    template.render({"passages": rows}, autoescape=True)
    template.save(out)


def _template() -> io.BytesIO:
    document = Document()
    for line in LINES:
        if line == TABLE:
            _add_table(document)
        else:
            document.add_paragraph(line, style="Heading 1" if "heading }}" in line else "Body Text")
    held = io.BytesIO()
    document.save(held)
    held.seek(0)
    return held


def _add_table(document: Made) -> None:
    table = document.add_table(3, 5, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in one.rows %}"
    for column in range(5):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
