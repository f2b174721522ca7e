"""Style files of the Citation Style Language: which there are, and opening one."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from briefwright.domain.errors import UserError
from briefwright.domain.presentation import HOUSE, CitationStyle
from briefwright.export.citing.manners import Style

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LOCALES = {"harvard-cite-them-right": "en-GB"}
"""The languages of shipped styles that name none and are not written in American English."""

_INSTEAD = "Choose another style of citation; nothing was written."


def styles(folders: Sequence[Path]) -> tuple[CitationStyle, ...]:
    """The styles whose files lie in these folders, by name. Of files of one name, the one in the later folder
    counts; folders that are not there hold none."""
    found = {path.stem: CitationStyle(id=path.stem, name=_name(path)) for path in _files(folders)}
    return tuple(sorted(found.values(), key=lambda style: (style.name.casefold(), style.id)))


def citation_style(style_id: str, folders: Sequence[Path]) -> Style | None:
    """The style of this id; None for the house style, and where there is no such file.

    Raises UserError when the file cannot be used.
    """
    paths = {path.stem: path for path in _files(folders)}
    path = paths.get(style_id)
    if path is None:
        return None
    packed = _read(path)
    _refuse(packed, path)
    # Only a brief that wants such a style has to wait for citeproc to be loaded.
    from briefwright.export.citing.csl_style import csl_style

    return csl_style(packed, _name(path), _LOCALES.get(style_id))


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted(folder.glob("*.csl")) if path.stem != HOUSE and path.is_file())


def _name(path: Path) -> str:
    """The title that the file bears. One that cannot be read is still named, so that nobody misses it."""
    try:
        with path.open("rb") as file:
            titles = etree.iterparse(file, tag=f"{_CSL}title", resolve_entities=False, no_network=True)
            _, title = next(iter(titles))
    except (OSError, StopIteration, etree.XMLSyntaxError):
        return f"{path.stem} (cannot be read)"
    return " ".join("".join(title.itertext()).split()) or path.stem


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        raise UserError(f"The style file {path} cannot be read ({reason}). {_INSTEAD}") from error


def _refuse(packed: bytes, path: Path) -> None:
    """Raises UserError for what is no style that can be used by itself."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.parse(io.BytesIO(packed), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise UserError(f"The style file {path.name} is damaged. {_INSTEAD}") from error
    if root.tag != f"{_CSL}style":
        raise UserError(f"{path.name} is no style file of the Citation Style Language. {_INSTEAD}")
    if root.find(f"{_CSL}citation/{_CSL}layout") is None:
        raise UserError(f"The style file {path.name} only points to another style. {_INSTEAD}")
