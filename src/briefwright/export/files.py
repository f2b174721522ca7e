"""Writing an export: the format by the file's ending, and a former file that stays whole when it fails."""

import errno
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefwright.domain.errors import UserError
from briefwright.domain.exports import ExportRecord, Progress, unheard
from briefwright.domain.material import Material
from briefwright.export.citing.manners import Style
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Composition
from briefwright.export.printing.office import pdf
from briefwright.export.templates.form import open_form
from briefwright.export.web.html import web_page
from briefwright.export.web.markdown import markdown_text
from briefwright.export.word.document import filled

ENDINGS = (".docx", ".pdf", ".html", ".md")

_COMPOSED = 0.2
"""The share of a Word document that is done when the brief is in pieces."""

_CITED = 0.8
"""The same where a style sets the sources, which takes longer than all else."""

_DRAWN = 0.3
"""The share of a PDF that is done when its Word document is."""

_MOVED = (
    "The notes stand at the foot of each page: LibreOffice prints endnotes on pages that bear no marking. "
    "In Word documents they stand at the end."
)
"""LibreOffice gives the pages of endnotes neither header nor footer, whatever the document says."""


def export(
    material: Material,
    out: Path,
    template: Callable[[], Path],
    progress: Progress = unheard,
    style: Style | None = None,
) -> tuple[tuple[str, ...], ExportRecord | None]:
    """Write the brief to a file whose ending tells the format; Word documents and PDF follow the template,
    which no other format asks for.

    Sources are cited in house style unless another one is given. Returns sentences about what the reader
    should know, and what a Word document holds. Raises UserError when the file cannot be written, the
    template cannot be used, or PDF is wanted and LibreOffice fails; what `progress` raises ends the export.
    A former file is whole then.
    """
    match out.suffix.lower():
        case ".docx":
            data, notices, record = render(material, template(), progress, style)
            write_whole(out, data)
            return notices, record.model_copy(update={"file": out.name})
        case ".pdf":
            data, notices = printed(material, template(), progress, style)
        case ".html":
            data, notices = _written(material, web_page, progress, style)
        case ".md":
            data, notices = _written(material, markdown_text, progress, style)
        case _:
            raise UserError(
                f"A brief can be exported to a file that ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}, "
                f"and {out.name} does not. Give the file one of these endings; nothing was written."
            )
    write_whole(out, data)
    return notices, None


def render(
    material: Material, template: Path, progress: Progress = unheard, style: Style | None = None
) -> tuple[bytes, tuple[str, ...], ExportRecord]:
    """The Word document of the brief, notices, and what it holds.

    Raises UserError when the template cannot be used.
    """
    progress(0.0)
    form = open_form(template)
    arranged = replace(material, brief=form.arranged(material.brief))
    composed = _CITED if style else _COMPOSED
    composition = compose(arranged, style, _part(progress, 0.0, composed))
    data, notices, record = filled(form, composition, material.brief, _part(progress, composed, 1.0))
    progress(1.0)
    return data, (*composition.notices, *notices), record


def printed(
    material: Material, template: Path, progress: Progress = unheard, style: Style | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """The Word document of the brief as PDF, and notices. Notes stand at the foot of each page.

    Raises UserError when the template cannot be used, and when LibreOffice is not there or fails.
    """
    moved = material.presentation.notes == "endnotes"
    shown = material.presentation.model_copy(update={"notes": "footnotes"})
    printable = replace(material, presentation=shown)
    document, notices, _ = render(printable, template, _part(progress, 0.0, _DRAWN), style)
    return pdf(document, _part(progress, _DRAWN, 1.0)), (*notices, *([_MOVED] if moved else ()))


def _written(
    material: Material, write: Callable[[Composition], str], progress: Progress, style: Style | None
) -> tuple[bytes, tuple[str, ...]]:
    progress(0.0)
    composition = compose(material, style, _part(progress, 0.0, _CITED))
    progress(_CITED)
    data = write(composition).encode()
    progress(1.0)
    return data, composition.notices


def _part(progress: Progress, start: float, end: float) -> Progress:
    """Progress of a part of the work, from one share of the whole to another."""
    return lambda share: progress(start + (end - start) * share)


def write_whole(path: Path, data: bytes) -> None:
    """Write the file so that at every moment either the former or the new one is there, whole.

    Raises UserError when it cannot be written.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".export-{secrets.token_hex(6)}.part")
    try:
        try:
            _write(beside, data)
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(_sentence(path, error)) from error


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sentence(path: Path, error: OSError) -> str:
    kept = "A file of that name that was there before is unchanged."
    if _is_folder(path):
        return f"{path} is a folder, not a file. Choose another name; nothing was written."
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return f"The folder “{path.parent}” does not exist. Choose another folder; nothing was written."
        case errno.ENOSPC | errno.EDQUOT:
            return f"The disk is full, so {path.name} was not written. {kept} Make room and export again."
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.EBUSY:
            return (
                f"{path.name} cannot be written: it is open in another program, or you may not write there. "
                f"{kept} Close it or choose another folder, and export again."
            )
        case _:
            reason = error.strerror or "the system gave no reason"
            return f"{path.name} was not written ({reason}). {kept} Choose another place and export again."


def _is_folder(path: Path) -> bool:
    """Whether it is; also of a path that the system refuses to look at, as it is too long."""
    try:
        return path.is_dir()
    except OSError:
        return False
