"""Which styles a person chose for which roles: a file of the template's name that ends in .toml."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from briefwright.domain.errors import UserError


def map_path(template: Path) -> Path:
    """Where the map of a template lies: beside it."""
    return template.parent / f"{template.stem}.toml"


def role_map(template: Path) -> dict[str, str]:
    """The style that was chosen for each role; none where there is no map. Raises UserError for a bad one."""
    path = map_path(template)
    try:
        roles = tomllib.loads(path.read_text(encoding="utf-8")).get("roles", {})
    except FileNotFoundError:
        return {}
    except (NotADirectoryError, OSError) as error:
        raise UserError(
            f"{path.name}, which says what the styles of {template.name} are for, cannot be read "
            f"({error.strerror}); nothing was written."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            f"{path.name}, which says what the styles of {template.name} are for, is broken: {error}. "
            "Mend or delete it; nothing was written."
        ) from error
    if not isinstance(roles, dict) or not all(isinstance(style, str) for style in roles.values()):
        raise UserError(
            f'{path.name} must give the name of a style for each role, as in “"Heading 1" = "HD Titel 1"” '
            "under [roles]. Mend or delete it; nothing was written."
        )
    return roles


def map_text(roles: Mapping[str, str]) -> str:
    """A map as its file holds it."""
    lines = (f"{_quoted(role)} = {_quoted(style)}\n" for role, style in roles.items())
    return "[roles]\n" + "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
