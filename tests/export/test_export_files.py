import errno
import os
import stat
from pathlib import Path

import pytest

from briefwright.domain.errors import UserError
from briefwright.domain.queries import Interrupted
from briefwright.export.files import export, write_whole
from briefwright.export.printing import office
from export.samples import everything, material, paragraph


@pytest.mark.parametrize("ending", [".docx", ".md", ".html", ".HTML"])
def it_takes_the_format_from_the_ending(ending: str, tmp_path: Path, house: Path) -> None:
    starts = {".docx": b"PK", ".md": b"# The talks", ".html": b"<!doctype html>"}
    out = tmp_path / f"brief{ending}"
    export(everything(), out, lambda: house)
    assert out.read_bytes().startswith(starts[ending.lower()])


@pytest.mark.parametrize("ending", [".html", ".md"])
def it_asks_for_no_template_where_none_is_followed(ending: str, tmp_path: Path) -> None:
    def gone() -> Path:
        raise UserError("The template is not there.")

    export(everything(), tmp_path / f"brief{ending}", gone)
    with pytest.raises(UserError, match="not there"):
        export(everything(), tmp_path / "brief.docx", gone)


def it_refuses_another_ending_and_names_those_it_takes(tmp_path: Path, house: Path) -> None:
    with pytest.raises(UserError, match=r"\.docx, \.pdf, \.html or \.md"):
        export(everything(), tmp_path / "brief.odt", lambda: house)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".docx", ".html", ".md"])
def it_tells_rising_shares_from_nothing_to_all(ending: str, tmp_path: Path, house: Path) -> None:
    told: list[float] = []
    export(everything(), tmp_path / f"brief{ending}", lambda: house, told.append)
    assert told[0] == 0.0
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("ending", [".docx", ".html", ".md"])
def it_leaves_the_former_file_when_it_is_cancelled(
    ending: str, share: float, tmp_path: Path, house: Path
) -> None:
    out = tmp_path / f"brief{ending}"
    out.write_bytes(b"former")

    def cancel(done: float) -> None:
        if done >= share:
            raise Interrupted

    with pytest.raises(Interrupted):
        export(everything(), out, lambda: house, cancel)
    assert out.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [out]


def it_leaves_the_former_pdf_without_libreoffice(
    tmp_path: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_office", lambda machine: None)
    out = tmp_path / "brief.pdf"
    out.write_bytes(b"former")
    with pytest.raises(UserError, match="install LibreOffice"):
        export(everything(), out, lambda: house)
    assert out.read_bytes() == b"former"


def it_returns_the_notices_of_brief_and_template(tmp_path: Path, house: Path) -> None:
    told, _ = export(everything(), tmp_path / "brief.docx", lambda: house)
    assert "The fact “It is contested” is disputed." in told
    assert export(material(paragraph("Fine.")), tmp_path / "brief.docx", lambda: house)[0] == ()


def it_keeps_the_former_file_whole_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "brief.md"
    out.write_bytes(b"former")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="disk is full"):
        write_whole(out, b"new")
    assert out.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [out]


def it_says_that_a_file_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "brief.docx"
    out.write_bytes(b"former")

    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "locked")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(UserError, match="open in another program"):
        write_whole(out, b"new")
    assert out.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [out]


def it_says_that_the_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        write_whole(tmp_path / "none" / "brief.md", b"new")


def it_says_that_the_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="does not exist"):
        write_whole(tmp_path / "file" / "brief.md", b"new")


def it_says_that_the_name_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="was not written"):
        write_whole(tmp_path / f"{'n' * 300}.md", b"new")


def it_says_that_the_target_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "brief.md").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        write_whole(tmp_path / "brief.md", b"new")
    assert list(tmp_path.iterdir()) == [tmp_path / "brief.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def it_keeps_the_permissions_of_the_former_file(tmp_path: Path) -> None:
    out = tmp_path / "brief.md"
    out.write_bytes(b"former")
    out.chmod(0o640)
    write_whole(out, b"new")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def it_writes_through_a_link_and_leaves_the_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"former")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
