"""Writing an export: the format by the file's ending, and a former file that stays whole when it fails."""

import errno
import os
import secrets
import shutil
from pathlib import Path

from briefwright.domain.errors import UserError
from briefwright.domain.exports import ExportRecord, Progress, unheard
from briefwright.domain.material import Material
from briefwright.export.composition import compose
from briefwright.export.html import web_page
from briefwright.export.markdown import markdown_text
from briefwright.export.word import word_file

ENDINGS = (".docx", ".md", ".html")


def export(
    material: Material, out: Path, template: Path, progress: Progress = unheard
) -> tuple[tuple[str, ...], ExportRecord | None]:
    """Write the brief to a file whose ending tells the format; Word documents follow the template.

    Returns sentences about what the reader should know, and what a Word document holds. Raises UserError
    when the file cannot be written or the template cannot be used; a former file is whole then.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(
            f"A brief can be exported to a file that ends in .docx, .md or .html, and {out.name} does not. "
            "Give the file one of these endings; nothing was written."
        )
    if ending == ".docx":
        data, record, notices = render(material, template, progress)
        write_whole(out, data)
        return notices, record.model_copy(update={"file": out.name})
    composition = compose(material)
    written = markdown_text(composition) if ending == ".md" else web_page(composition)
    write_whole(out, written.encode())
    return composition.notices, None


def render(
    material: Material, template: Path, progress: Progress = unheard
) -> tuple[bytes, ExportRecord, tuple[str, ...]]:
    """The Word document of the brief, what it holds, and notices.

    Raises UserError when the template cannot be used.
    """
    composition = compose(material)
    data, notices, record = word_file(composition, material.brief, template, progress)
    return data, record, (*composition.notices, *notices)


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
