"""The commands as data."""

from collections import Counter
from pathlib import Path

from briefwright.editing.commands import BY_ID, COMMANDS, MENUS

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"


def it_gives_no_shortcut_twice() -> None:
    counted = Counter(command.shortcut for command in COMMANDS if command.shortcut)
    assert [shortcut for shortcut, count in counted.items() if count > 1] == []


def it_gives_no_id_twice() -> None:
    assert len(BY_ID) == len(COMMANDS)


def it_puts_every_command_into_a_menu() -> None:
    assert {command.menu for command in COMMANDS} == set(MENUS)


def it_ships_every_icon_that_it_names() -> None:
    named = {command.icon for command in COMMANDS if command.icon}
    assert {name for name in named if not (ICONS / f"{name}.svg").is_file()} == set()
