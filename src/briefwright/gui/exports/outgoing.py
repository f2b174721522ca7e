"""What is asked before a brief goes out, and what is answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefwright.domain.layouts import Layout
from briefwright.domain.markings import Marking
from briefwright.domain.presentation import CitationStyle, Presentation
from briefwright.domain.templates import TemplateRow

FORMATS = {
    ".docx": "Word document",
    ".pdf": "PDF, by LibreOffice",
    ".html": "Web page (HTML)",
    ".md": "Markdown",
}
"""The formats by the ending of their files."""


@dataclass(frozen=True)
class ExportChoice:
    """What was chosen: the file, the way the brief goes out, and the highest marking that may go out."""

    out: Path
    presentation: Presentation
    ceiling: Marking | None = None


@dataclass(frozen=True)
class ExportOffer:
    """What there is to choose from.

    `presentation` is the present one, its template that of the brief or of its layout; `names` tells how
    templates are called, by their files' names. Choices can be `kept` with the brief, or not.
    """

    presentation: Presentation
    layout_template: str
    templates: Sequence[TemplateRow]
    styles: Sequence[CitationStyle]
    names: Mapping[str, str]
    kept: bool = True


@dataclass(frozen=True)
class Spot:
    """A place for a file: whether its folder is there, and whether a file of that name is."""

    folder: bool
    file: bool


Look = Callable[[Path, Callable[[Spot], None]], None]
"""Looks at a place for a file; the answer comes later in the same thread."""


def look_at(path: Path) -> Spot:
    """What is at a place for a file. Blocks. A place that the system refuses to look at has no folder."""
    try:
        return Spot(path.parent.is_dir(), path.exists())
    except OSError:
        return Spot(folder=False, file=False)


def template_names(layouts: Sequence[Layout]) -> Mapping[str, str]:
    """How the program's own templates are called: as the layouts that they were made for."""
    return {layout.template: layout.name for layout in reversed(layouts)}


def template_name(row: TemplateRow, names: Mapping[str, str]) -> str:
    """How a template is called; the user's own by the names of their files."""
    stem = Path(row.name).stem
    return stem if row.own else names.get(row.name, stem)
