"""What the program remembers between two runs: read and written here alone."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError


class Settings(BaseModel):
    """A user's settings. `dark` None follows the system; sizes of panes are in pixels."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    dark: bool | None = None
    workspace: str = ""
    briefs: dict[str, str] = {}
    exports: dict[str, str] = {}
    geometry: str = ""
    panes: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()
    author: str = ""


def read_settings(path: Path) -> Settings:
    """The settings in the file; the defaults where there is none or it cannot be understood."""
    try:
        return Settings.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Settings()


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings beside the file and put them in its place. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(settings.model_dump_json(indent=2), encoding="utf-8")
    beside.replace(path)
