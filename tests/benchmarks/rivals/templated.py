"""docxtpl, by a template with two loops."""

import io
from collections.abc import Iterable

from docx import Document
from docxtpl import DocxTemplate

LINES = (
    "{%p for one in passages %}",
    "{%p if one.heading %}",
    "{{ one.heading }}",
    "{%p endif %}",
    "{{ one.words }}{{ one.said }} [{{ one.number }}].",
    "{%p endfor %}",
    "{%p for one in passages %}",
    "{{ one.number }}. {{ one.note }}",
    "{%p endfor %}",
)
NAMES = ("heading", "words", "said", "note")


def write(passages: Iterable[tuple[str, str, str, str]], out: str) -> None:
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
        document.add_paragraph(line, style="Heading 1" if "heading }}" in line else "Body Text")
    held = io.BytesIO()
    document.save(held)
    held.seek(0)
    return held
