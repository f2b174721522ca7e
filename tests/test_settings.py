"""What the program remembers between two runs."""

import logging
from pathlib import Path

import pytest

from briefwright.settings import Settings, read_settings, write_settings


def it_reads_what_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    settings = Settings(dark=True, panes=(1, 2, 3), briefs={"a": "b"}, author="Ada")
    write_settings(path, settings)
    assert read_settings(path) == settings
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


def it_begins_with_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"panes": "wide"}'])
def it_leaves_aside_what_it_cannot_understand(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert read_settings(path) == Settings()
    assert "left aside" in caplog.text


def it_reads_the_settings_of_a_newer_program(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"dark": true, "hologram": "on"}', encoding="utf-8")
    assert read_settings(path) == Settings(dark=True)


def it_loses_no_more_than_the_settings_where_nothing_can_be_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        write_settings(tmp_path / "file" / "settings.json", Settings())
        assert read_settings(tmp_path / "file" / "settings.json") == Settings()
    assert "could not be written" in caplog.text
