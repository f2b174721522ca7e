"""What can go wrong with the file, provoked for real, and the sentence that tells it."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Fact, Topic
from briefwright.domain.queries import FactFilter
from briefwright.storage import opening
from briefwright.storage.schema import MIGRATIONS
from briefwright.storage.workspace import Workspace

TOPIC = Topic(id="t1", name="Grain corridor")
NOBODY = 65_534


@pytest.fixture
def closed(path: Path) -> Path:
    """A finished file with a topic and a thousand facts."""
    workspace = Workspace.create(path)
    workspace.save(TOPIC)
    workspace.load(Fact(id=f"f{number}", statement=f"Ship {number} sailed.") for number in range(1_000))
    workspace.close()
    return path


@contextmanager
def without_privileges() -> Iterator[None]:
    """Let permission bits bind even when the tests are run by root."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that everybody may enter and only its owner may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextmanager
def writer(path: Path) -> Iterator[apsw.Connection]:
    """Another program's connection to the file."""
    connection = apsw.Connection(str(path))
    yield connection
    connection.close()


def refusal(path: Path) -> str:
    """The sentence with which the file is refused; the file stays as it is."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as told:
        Workspace.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    return told.value.message


def it_refuses_a_text_file(path: Path) -> None:
    path.write_text("Minutes of the meeting, which are long enough to fill a header. " * 5)
    assert refusal(path) == "“talks.briefwright” is not a Briefwright workspace. It was left as it is."


def it_refuses_an_empty_file(path: Path) -> None:
    path.touch()
    assert "is empty" in refusal(path)


def it_refuses_a_file_of_a_few_bytes(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")
    assert "is not a Briefwright workspace" in refusal(path)


def it_refuses_a_database_of_another_program(path: Path) -> None:
    with writer(path) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    assert "is not a Briefwright workspace" in refusal(path)


def it_refuses_a_file_whose_beginning_was_zeroed(closed: Path) -> None:
    closed.write_bytes(bytes(100) + closed.read_bytes()[100:])
    assert "is not a Briefwright workspace" in refusal(closed)


def it_does_not_touch_a_file_of_a_newer_version(closed: Path) -> None:
    with writer(closed) as connection:
        connection.pragma("user_version", len(MIGRATIONS) + 1)
    assert "made by a newer version of Briefwright and was not touched" in refusal(closed)


def it_notices_a_newer_version_that_still_stands_in_the_log(closed: Path) -> None:
    with writer(closed) as connection:
        connection.pragma("user_version", len(MIGRATIONS) + 1)
        assert "made by a newer version" in refusal(closed)


def it_refuses_a_folder(tmp_path: Path) -> None:
    assert "is a folder, not a workspace file" in refusal(tmp_path)


def it_says_that_there_is_no_such_file(path: Path) -> None:
    assert f"There is no file {path}" in refusal(path)


def it_says_that_there_is_no_such_folder(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "talks.briefwright"
    assert "There is no file" in refusal(path)
    with pytest.raises(UserError, match="there is no folder"):
        Workspace.create(path)


def it_does_not_overwrite_a_file(path: Path) -> None:
    path.write_text("Minutes")
    with pytest.raises(UserError, match="already a file “talks"):
        Workspace.create(path)
    assert path.read_text() == "Minutes"


def it_leaves_nothing_behind_when_a_file_cannot_be_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MIGRATIONS", ("CREATE TABLE fact (row INTEGER); CREATE TABLE fact (row)",))
    with pytest.raises(apsw.SQLError):
        Workspace.create(path)
    assert not path.exists()


def it_does_not_make_a_file_where_a_folder_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match=r"already a folder “\.”"):
        Workspace.create(Path())


def it_says_that_a_name_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        Workspace.open(tmp_path / ("n" * 300))


@pytest.mark.skipif(os.name != "posix", reason="permission bits are those of POSIX")
def it_says_that_it_may_not_look_into_a_folder(closed: Path, public_folder: Path) -> None:
    path = closed.rename(public_folder / closed.name)
    public_folder.chmod(0)
    with without_privileges(), pytest.raises(UserError, match="cannot be read"):
        Workspace.open(path)


def it_refuses_an_sqlite_that_can_lose_data(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(UserError, match="can lose what was saved"):
        Workspace.create(path)


def it_brings_a_file_of_an_older_version_up_to_date(closed: Path) -> None:
    newer = (*MIGRATIONS, "ALTER TABLE brief ADD COLUMN colour TEXT")
    workspace = Workspace(opening.open_existing(closed, scripts=newer))
    assert workspace.database.value("PRAGMA user_version") == len(newer)
    assert workspace.database.rows("SELECT colour FROM brief") == []
    assert workspace.get(Topic, "t1") is not None
    workspace.close()


def it_leaves_a_file_as_it_is_when_it_cannot_be_brought_up_to_date(closed: Path) -> None:
    newer = (*MIGRATIONS, "ALTER TABLE brief ADD COLUMN colour TEXT", "ALTER TABLE nothing ADD COLUMN x")
    with pytest.raises(apsw.SQLError):
        opening.open_existing(closed, scripts=newer)
    workspace = Workspace.open(closed)
    assert workspace.database.value("PRAGMA user_version") == len(MIGRATIONS)
    workspace.close()


def it_cannot_bring_up_to_date_what_it_may_only_read(closed: Path) -> None:
    with pytest.raises(UserError, match="made by an older version"):
        opening.open_existing(closed, read_only=True, scripts=(*MIGRATIONS, "SELECT 1"))


def it_reads_and_refuses_to_write_when_opened_for_reading(closed: Path) -> None:
    workspace = Workspace.open(closed, read_only=True)
    assert workspace.read_only
    assert len(workspace.find_facts(FactFilter(text="ship")).rows) == 1_000
    with pytest.raises(UserError, match="open for reading only"):
        workspace.save(TOPIC)
    with pytest.raises(UserError, match="open for reading only"):
        workspace.save_brief(None, Brief(id="b1", title="Grain"))
    workspace.close()


@pytest.mark.skipif(os.name != "posix", reason="permission bits are those of POSIX")
def it_opens_a_file_without_write_permission_for_reading(closed: Path, public_folder: Path) -> None:
    path = closed.rename(public_folder / closed.name)
    path.chmod(0o444)
    public_folder.chmod(0o777)
    with without_privileges():
        workspace = Workspace.open(path)
        assert workspace.read_only
        assert workspace.get(Topic, "t1") is not None
        workspace.close()


@pytest.mark.skipif(os.name != "posix", reason="permission bits are those of POSIX")
def it_opens_a_file_in_a_folder_without_write_permission_for_reading(
    closed: Path, public_folder: Path
) -> None:
    path = closed.rename(public_folder / closed.name)
    path.chmod(0o666)
    public_folder.chmod(0o555)
    with without_privileges():
        workspace = Workspace.open(path)
        assert workspace.read_only
        assert len(workspace.find_facts(FactFilter()).rows) == 1_000
        workspace.close()
    assert [file.name for file in public_folder.iterdir()] == [path.name]


@pytest.mark.skipif(os.name != "posix", reason="permission bits are those of POSIX")
def it_does_not_pass_over_what_stands_in_a_log_that_it_cannot_read(closed: Path, public_folder: Path) -> None:
    path = closed.rename(public_folder / closed.name)
    Path(f"{path}-wal").write_bytes(b"what was saved last")
    public_folder.chmod(0o555)
    with without_privileges(), pytest.raises(UserError, match="not closed properly"):
        Workspace.open(path)


@pytest.mark.skipif(os.name != "posix", reason="permission bits are those of POSIX")
def it_says_that_a_file_cannot_be_read(closed: Path, public_folder: Path) -> None:
    path = closed.rename(public_folder / closed.name)
    path.chmod(stat.S_IWUSR)
    with without_privileges(), pytest.raises(UserError, match="cannot be read: Permission denied"):
        Workspace.open(path)


def it_says_that_another_program_is_saving(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_MILLISECONDS", 20)
    workspace = Workspace.open(closed)
    with writer(closed) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another window or program is saving"):
            workspace.save(Topic(id="t2", name="Steel"))
        connection.execute("ROLLBACK")
    assert workspace.save(Topic(id="t2", name="Steel")).revision == 1
    workspace.close()


def it_keeps_what_was_saved_when_the_disk_is_full(workspace: Workspace) -> None:
    workspace.save(TOPIC)
    pages = workspace.database.value("PRAGMA page_count")
    workspace.database.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match="The disk is full"):
        workspace.save(Topic(id="t2", name="Steel", description="word " * 20_000))
    assert workspace.get(Topic, "t2") is None
    workspace.database.run(f"PRAGMA max_page_count = {pages + 100}")
    assert workspace.save(Topic(id="t2", name="Steel", description="word " * 20_000)).revision == 1


def it_saves_nothing_into_a_file_that_was_deleted(workspace: Workspace, path: Path) -> None:
    path.unlink()
    with pytest.raises(UserError, match="deleted, moved or replaced"):
        workspace.save(TOPIC)


def it_saves_nothing_into_a_file_that_was_replaced(workspace: Workspace, path: Path, tmp_path: Path) -> None:
    workspace.copy_to(tmp_path / "copy.briefwright")
    (tmp_path / "copy.briefwright").replace(path)
    with pytest.raises(UserError, match="deleted, moved or replaced"):
        workspace.save(TOPIC)


def it_says_that_a_page_is_damaged_and_writes_no_more(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    half = len(content) // 2
    content[half:] = b"\xff" * half
    closed.write_bytes(content)
    workspace = Workspace.open(closed)
    with pytest.raises(UserError, match="is damaged: a part of it cannot be read"):
        workspace.all(Fact)
    with pytest.raises(UserError, match="is damaged, so nothing more is written"):
        workspace.save(TOPIC)
    workspace.close()


@pytest.mark.parametrize("flipped", [b"Ship 5 tailed.", b"Ship 5 s\xffiled.", b'Ship 5"sailed.'])
def it_notices_a_flipped_byte_in_a_text(closed: Path, flipped: bytes) -> None:
    closed.write_bytes(closed.read_bytes().replace(b"Ship 5 sailed.", flipped))
    workspace = Workspace.open(closed)
    with pytest.raises(UserError, match="damaged"):
        workspace.get(Fact, "f5")
    assert workspace.get(Fact, "f6") is not None
    workspace.close()


def it_does_not_write_over_a_damaged_text(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes().replace(b"Grain corridor", b"Drain corridor"))
    workspace = Workspace.open(closed)
    with pytest.raises(UserError, match="the topic t1 is damaged"):
        workspace.save(TOPIC.model_copy(update={"revision": 1, "name": "Steel"}))
    workspace.close()


def it_makes_a_copy_that_is_whole_and_alone(workspace: Workspace, tmp_path: Path) -> None:
    workspace.save(TOPIC)
    folder = tmp_path / "backup"
    folder.mkdir()
    workspace.copy_to(folder / "copy.briefwright")
    assert [file.name for file in folder.iterdir()] == ["copy.briefwright"]
    copy = Workspace.open(folder / "copy.briefwright")
    assert copy.get(Topic, "t1") is not None
    assert copy.save(Topic(id="t2", name="Steel")).revision == 1
    copy.close()


def it_copies_a_workspace_that_it_may_only_read(closed: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(closed, read_only=True)
    workspace.copy_to(tmp_path / "copy.briefwright")
    workspace.close()
    copy = Workspace.open(tmp_path / "copy.briefwright")
    assert not copy.read_only
    assert len(copy.find_facts(FactFilter(text="ship")).rows) == 1_000
    copy.close()


def it_replaces_a_former_copy(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "copy.briefwright"
    target.write_text("Former")
    workspace.copy_to(target)
    Workspace.open(target).close()


def it_does_not_copy_a_workspace_over_itself(workspace: Workspace, path: Path) -> None:
    workspace.save(TOPIC)
    with pytest.raises(UserError, match="is the open workspace itself"):
        workspace.copy_to(path)
    assert workspace.get(Topic, "t1") is not None


def it_says_that_a_copy_has_no_folder_to_go_to(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="was not made: it cannot be written there"):
        workspace.copy_to(tmp_path / "gone" / "copy.briefwright")


def it_says_that_a_copy_cannot_take_the_place_of_a_folder(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    with pytest.raises(UserError, match="was not made"):
        workspace.copy_to(tmp_path / "backup")
    assert not list(tmp_path.glob(".*.new"))


def it_loses_nothing_that_was_saved_when_the_program_dies(path: Path) -> None:
    """A program that ends without closing leaves its write-ahead log behind, as a killed one does."""
    program = (
        "import os, sys; from pathlib import Path; from briefwright.domain.facts import Topic; "
        "from briefwright.storage.workspace import Workspace; "
        "workspace = Workspace.create(Path(sys.argv[1])); "
        "workspace.save(Topic(id='t1', name='Grain corridor')); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
    assert Path(f"{path}-wal").exists()
    workspace = Workspace.open(path)
    assert workspace.get(Topic, "t1") is not None
    workspace.close()
