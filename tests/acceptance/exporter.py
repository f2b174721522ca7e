"""Run in a process of its own: exports a brief in every format and style of citation, and says what came out.

Arguments: the workspace, the folder for the files, the Word template.
"""

import hashlib
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

from briefwright import app
from briefwright.domain.presentation import HOUSE, Notes, Presentation
from briefwright.editing.ports import ExportOrder


def digests(workspace: Path, folder: Path, template: Path) -> Iterator[str]:
    """Each file by its name with its digest, and of Word documents that of what they hold."""
    desk = app.open_desk(workspace)
    brief = desk.base.brief("B1")
    citations = [HOUSE, *(style.id for style in desk.citation_styles() if style.id != HOUSE)]
    for style, notes, ending in product(citations, get_args(Notes), (".docx", ".html", ".md")):
        shown = Presentation(citations=style, notes=notes, contents=True)
        material = desk.gather(brief.model_copy(update={"presentation": shown}))
        out = folder / f"{style} {notes}{ending}"
        record = desk.export(material, ExportOrder(out, template)).record
        held = record.model_dump_json() if record else ""
        yield f"{out.name} {_digest(out.read_bytes())} {_digest(held.encode())}"
    desk.close()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    for line in digests(*map(Path, sys.argv[1:])):
        print(line)  # noqa: T201
