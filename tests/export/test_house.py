import shutil
from pathlib import Path

import pytest

from briefwright.domain.errors import NotFound, UserError
from briefwright.export.files import render
from briefwright.export.house import House
from export.samples import everything


@pytest.fixture
def library(house: Path, tmp_path: Path) -> House:
    """The shipped templates, and a folder for one's own that is not there yet."""
    return House(house.parent, tmp_path / "own", {"risks"})


@pytest.fixture
def ministry(house: Path, tmp_path: Path) -> Path:
    """A file that may become a template."""
    return Path(shutil.copy(house, tmp_path / "ministry.docx"))


def it_holds_the_programs_templates_alone_at_first(library: House, house: Path) -> None:
    rows = library.all()
    assert [row.name for row in rows] == sorted(path.name for path in house.parent.glob("*.docx"))
    assert not any(row.own for row in rows)


def it_takes_a_copy_of_a_file_in(library: House, ministry: Path) -> None:
    row = library.add(ministry)
    ministry.unlink()
    assert row.own
    assert library.all()[-1] == row
    assert library.path("ministry.docx") == row.path
    render(everything(), row.path)


def it_takes_the_map_beside_the_file_in_too(library: House, ministry: Path) -> None:
    ministry.with_suffix(".toml").write_text('[roles]\n"Heading 1" = "heading 3"\n', encoding="utf-8")
    row = library.add(ministry)
    (role,) = (each for each in library.check(row.path).roles if each.role == "Heading 1")
    assert (role.style, role.found) == ("heading 3", "chosen")


@pytest.mark.parametrize("name", ["house.docx", "HOUSE.dotx", "house.DOCX"])
def it_reserves_the_programs_names(name: str, library: House, house: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(house, tmp_path / name))
    with pytest.raises(UserError, match=r"There is a template house\.docx already, the program’s"):
        library.add(path)


def it_does_not_write_over_a_template_of_ones_own(library: House, ministry: Path) -> None:
    library.add(ministry)
    with pytest.raises(UserError, match="or remove the other one"):
        library.add(ministry)


def it_adds_no_file_of_another_kind(library: House, tmp_path: Path) -> None:
    path = tmp_path / "ministry.odt"
    path.write_bytes(b"x")
    with pytest.raises(UserError, match=r"ends in \.docx or \.dotx, and ministry\.odt does not"):
        library.add(path)


def it_adds_no_file_that_cannot_be_used(library: House, tmp_path: Path) -> None:
    path = tmp_path / "ministry.docx"
    path.write_bytes(b"x")
    with pytest.raises(UserError, match="is no Word document"):
        library.add(path)
    assert not (tmp_path / "own").exists()


def it_removes_a_template_with_its_map(library: House, ministry: Path, tmp_path: Path) -> None:
    library.add(ministry)
    library.assign("ministry.docx", {"Title": "heading 3"})
    library.remove("ministry.docx")
    assert list((tmp_path / "own").iterdir()) == []


@pytest.mark.parametrize("name", ["house.docx", "House.docx"])
def it_keeps_the_programs_templates_as_they_are(name: str, library: House) -> None:
    with pytest.raises(UserError, match="comes with the program"):
        library.remove(name)
    with pytest.raises(UserError, match="comes with the program"):
        library.assign(name, {})


def it_knows_what_it_does_not_hold(library: House) -> None:
    with pytest.raises(NotFound):
        library.remove("../own/x.docx")


def it_says_who_names_a_template_that_is_gone(library: House) -> None:
    with pytest.raises(NotFound, match=r"The brief “Talks” is to go out by the template “gone\.docx”"):
        library.path("gone.docx", "The brief “Talks”")


def it_lets_a_person_choose_styles_and_choose_again(library: House, ministry: Path) -> None:
    row = library.add(ministry)
    library.assign(row.name, {"Title": "heading 3", "Strong": "Emphasis"})
    found = {each.role: each for each in library.check(row.path).roles}
    assert (found["Title"].style, found["Title"].found) == ("heading 3", "chosen")
    assert found["Heading 1"].found == "named"
    library.assign(row.name, {})
    assert {each.found for each in library.check(row.path).roles} == {"named"}


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ({"Headline": "Title"}, "There is no role “Headline”"),
        ({"Title": "Gone"}, "has no paragraph style “Gone” for “Title”"),
        ({"Title": "Strong"}, "has no paragraph style “Strong” for “Title”"),
    ],
)
def it_refuses_a_choice_that_cannot_be(
    roles: dict[str, str], said: str, library: House, ministry: Path
) -> None:
    row = library.add(ministry)
    with pytest.raises(UserError, match=said):
        library.assign(row.name, roles)
    assert not row.path.with_suffix(".toml").exists()


def it_lets_a_broken_map_be_made_anew(library: House, ministry: Path) -> None:
    row = library.add(ministry)
    row.path.with_suffix(".toml").write_text("[roles", encoding="utf-8")
    assert not library.check(row.path).usable
    library.assign(row.name, {"Title": "heading 3"})
    assert library.check(row.path).usable


def it_overlooks_what_word_leaves_beside_open_files(library: House, ministry: Path, tmp_path: Path) -> None:
    library.add(ministry)
    (tmp_path / "own" / "~$nistry.docx").write_bytes(b"x")
    assert [row.name for row in library.all() if row.own] == ["ministry.docx"]
