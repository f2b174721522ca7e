"""Pictures: kept once each by what they hold, read back exactly."""

import shutil
from hashlib import sha256
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.errors import UserError
from briefwright.storage import pictures
from briefwright.storage.workspace import Workspace

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256))
DATA = Path(__file__).parent / "data"


def held(workspace: Workspace) -> int:
    return int(workspace.database.value("SELECT count(*) FROM picture"))


@pytest.mark.parametrize("image", [PNG, JPEG])
def it_reads_a_picture_back_byte_for_byte(workspace: Workspace, path: Path, image: bytes) -> None:
    digest = workspace.save_picture(image)
    assert digest == sha256(image).hexdigest()
    again = Workspace.open(path)
    assert again.pictures([digest]) == {digest: image}
    again.close()


@settings(max_examples=20)
@given(st.binary(max_size=2000))
def it_reads_any_picture_back(tmp_path_factory: pytest.TempPathFactory, tail: bytes) -> None:
    workspace = Workspace.create(tmp_path_factory.mktemp("w") / "w.briefwright")
    digest = workspace.save_picture(PNG + tail)
    assert workspace.pictures([digest]) == {digest: PNG + tail}
    workspace.close()


def it_keeps_the_same_picture_once(workspace: Workspace, other: Workspace) -> None:
    assert workspace.save_picture(PNG) == other.save_picture(PNG)
    workspace.save_picture(JPEG)
    assert held(workspace) == 2


@pytest.mark.parametrize("image", [b"", b"GIF89a and more", b"<svg/>", PNG[1:], b" " + JPEG])
def it_refuses_what_is_no_png_or_jpeg(workspace: Workspace, image: bytes) -> None:
    with pytest.raises(UserError, match="no PNG or JPEG picture"):
        workspace.save_picture(image)
    assert held(workspace) == 0


def it_refuses_a_picture_that_is_too_large(workspace: Workspace) -> None:
    largest = JPEG + bytes(pictures.LARGEST - len(JPEG))
    with pytest.raises(UserError, match="a brief takes up to 20 MB"):
        workspace.save_picture(largest + b"!")
    assert held(workspace) == 0
    assert workspace.pictures([workspace.save_picture(largest)]) != {}


@pytest.mark.parametrize("digest", ["", "ab" * 32, "no digest", "f"])
def it_finds_nothing_for_a_digest_that_it_does_not_hold(workspace: Workspace, digest: str) -> None:
    workspace.save_picture(PNG)
    assert workspace.pictures([digest]) == {}


def it_tells_that_a_picture_is_damaged_and_still_reads_the_others(workspace: Workspace, path: Path) -> None:
    digest, other = workspace.save_picture(PNG), workspace.save_picture(JPEG)
    workspace.close()
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE picture SET image = ? WHERE image = ?", (PNG + b"!", PNG))
    connection.close()
    again = Workspace.open(path)
    with pytest.raises(UserError, match="a picture is damaged"):
        again.pictures([other, digest])
    assert again.pictures([other]) == {other: JPEG}
    again.close()


def it_cannot_take_a_picture_into_a_file_that_can_only_be_read(workspace: Workspace, path: Path) -> None:
    reading = Workspace.open(path, read_only=True)
    with pytest.raises(UserError, match="open for reading only"):
        reading.save_picture(PNG)
    reading.close()


@pytest.mark.parametrize("name", ["version-1.briefwright", "version-2.briefwright"])
def it_takes_pictures_into_a_file_of_an_earlier_version(tmp_path: Path, name: str) -> None:
    shutil.copyfile(DATA / name, tmp_path / name)
    workspace = Workspace.open(tmp_path / name)
    digest = workspace.save_picture(PNG)
    assert workspace.pictures([digest]) == {digest: PNG}
    workspace.close()
