"""The least that makes a Word file: strings joined and zipped into the house template."""

import zipfile
from collections.abc import Iterable
from html import escape

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write(passages: Iterable[tuple[str, str, str, str, list[list[str]]]], out: str, house: str) -> None:
    """Write headings, paragraphs, tables and footnotes, with nothing kept, checked or wrapped."""
    body, notes = [], []
    for number, (heading, words, said, note, rows) in enumerate(passages, 1):
        if heading:
            body.append(f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{_run(heading)}</w:p>')
        call = f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
        body.append(f"<w:p>{_run(words)}{_run(said)}{call}{_run('.')}</w:p>")
        if rows:
            body.append(_table(rows))
        notes.append(f'<w:footnote w:id="{number}"><w:p>{_run(note)}</w:p></w:footnote>')
    with zipfile.ZipFile(house) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in source.namelist():
            part = source.read(name).decode()
            if name == "word/document.xml":
                part = f"<w:document {NAMESPACE}><w:body>{''.join(body)}</w:body></w:document>"
            elif name == "word/footnotes.xml":
                part = part.replace("</w:footnotes>", f"{''.join(notes)}</w:footnotes>")
            file.writestr(name, part)


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _table(rows: list[list[str]]) -> str:
    made = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p>{_run(cell)}</w:p></w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    columns = "<w:gridCol/>" * len(rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl><w:p/>"
