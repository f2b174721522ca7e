"""What the program remembers between two runs: read and written here alone."""

import logging
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

_LOG = logging.getLogger(__name__)


class Settings(BaseModel):
    """A user's settings. `dark` None follows the system; sizes of panes are in pixels; `exports` and
    `ceilings` hold the file and the ceiling of the last export of each brief."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    dark: bool | None = None
    workspace: str = ""
    briefs: dict[str, str] = {}
    exports: dict[str, str] = {}
    ceilings: dict[str, str] = {}
    geometry: str = ""
    panes: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()
    author: str = ""


def read_settings(path: Path) -> Settings:
    """The settings in the file; the defaults where there is none or it cannot be understood."""
    try:
        return Settings.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Settings()
    except (OSError, ValidationError) as error:
        _LOG.warning("The settings in %s are left aside: %s", path, error)
        return Settings()


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings beside the file and put them in its place; a folder that refuses loses them."""
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(settings.model_dump_json(indent=2), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        _LOG.warning("The settings could not be written to %s: %s", path, error)
