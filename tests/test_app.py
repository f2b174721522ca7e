"""The composition root."""

from pathlib import Path

import pytest

from briefwright import app
from briefwright.domain.errors import UserError
from briefwright.domain.facts import Fact
from briefwright.editing.ports import Rendered


def it_makes_the_sample_once_and_keeps_what_was_changed_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFWRIGHT_HOME", str(tmp_path / "home"))
    desk = app.open_sample()
    desk.store.save(Fact(id="mine", statement="My own fact"))
    desk.close()
    again = app.open_sample()
    assert again.base.get(Fact, "mine") is not None
    again.close()


def it_leaves_no_half_of_a_sample_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> Rendered:
        raise UserError("The template is gone.")

    monkeypatch.setattr(app, "render", fail)
    with pytest.raises(UserError, match="The template is gone"):
        app.create_workspace(tmp_path / "sample.briefwright", sample=True)
    assert list(tmp_path.iterdir()) == []


def it_says_where_no_folder_can_be_made_for_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    monkeypatch.setenv("BRIEFWRIGHT_HOME", str(tmp_path / "home" / "below"))
    with pytest.raises(UserError):
        app.open_sample()


def it_opens_one_workspace_for_reading_searching_and_writing(tmp_path: Path) -> None:
    desk = app.create_desk(tmp_path / "new.briefwright")
    desk.store.save(Fact(id="one", statement="One fact"))
    assert desk.base.get(Fact, "one") == desk.search.get(Fact, "one") == desk.store.get(Fact, "one")
    assert not desk.read_only
    assert [layout.id for layout in desk.yardstick.layouts]
    desk.close()


def it_leaves_no_file_open_when_a_workspace_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "text.briefwright"
    path.write_text("not a workspace", encoding="utf-8")
    with pytest.raises(UserError, match="not a Briefwright workspace"):
        app.open_desk(path)
    path.unlink()


def it_gives_ids_that_look_alike_to_no_one() -> None:
    ids = {app.new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 10 and not set(one) & set("01lio") for one in ids)


def it_tells_a_missing_workspace_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["list", str(tmp_path / "none.briefwright"), "facts"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
