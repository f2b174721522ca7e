from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.templates import Found
from briefwright.export.templates.roles import ROLES, Style, cast, names_by_language

LANGUAGES = sorted(names_by_language())
KINDS = ("paragraph", "character", "table")


def paragraphs(*names: str) -> list[Style]:
    return [Style(str(number), name, "paragraph") for number, name in enumerate(names)]


def played(styles: list[Style], chosen: dict[str, str] | None = None) -> dict[str, str]:
    return {role: style.name for role, (style, _) in cast(styles, chosen or {}).items()}


def how(styles: list[Style], role: str, chosen: dict[str, str] | None = None) -> Found:
    return cast(styles, chosen or {})[role][1]


def it_finds_a_style_by_the_name_that_word_stores() -> None:
    assert played(paragraphs("heading 1", "Titel")) == {"Heading 1": "heading 1", "Title": "Titel"}
    assert how(paragraphs("heading 1"), "Heading 1") == "named"


@pytest.mark.parametrize(
    "name",
    ["Überschrift 1", "Titre 1", "标题 1", "Encabezado 1", "Título 1", "Rubrik 1", "Заголовок 1", "見出し 1"],
)
def it_finds_a_first_heading_in_its_own_language(name: str) -> None:
    assert played(paragraphs(name)) == {"Heading 1": name}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("MoJ Heading 1", "Heading 1"),
        ("ACME_Body Text", "Body Text"),
        ("MoJHeading2", "Heading 2"),
        ("HD Bericht Überschrift 1", "Heading 1"),
        ("Heading 1 FCDO", "Heading 1"),
        ("heading1", "Heading 1"),
        ("List-Bullet-2", "List Bullet 2"),
        ("Block Quote", "Quote"),
    ],
)
def it_looks_past_the_words_of_a_house(name: str, role: str) -> None:
    assert played(paragraphs(name)) == {role: name}
    assert how(paragraphs(name), role) == "guessed"


@pytest.mark.parametrize(
    "name",
    [
        "Table Title",
        "Subtitle",
        "Intense Quote",
        "Footer Left",
        "Appendix Heading 1",
        "Body Text Indent",
        "MoJ",
        "",
    ],
)
def it_leaves_alone_what_only_looks_like_a_role(name: str) -> None:
    assert played(paragraphs(name)) == {}


def it_takes_the_name_with_the_fewest_words_of_the_house() -> None:
    assert played(paragraphs("HD New Quote", "HD Quote"))["Quote"] == "HD Quote"


def it_takes_a_style_by_its_other_names() -> None:
    style = Style("x", "Big", "paragraph", ("Ueber", "heading 1"))
    assert played([style]) == {"Heading 1": "Big"}


def it_takes_a_style_by_its_id() -> None:
    assert played([Style("Heading1", "HD Gross", "paragraph")]) == {"Heading 1": "HD Gross"}


def it_takes_headings_by_their_level_in_the_outline() -> None:
    styles = [Style("a", "Gross", "paragraph", level=0), Style("b", "Klein", "paragraph", level=1)]
    assert played(styles) == {"Heading 1": "Gross", "Heading 2": "Klein"}


def it_takes_what_applies_by_default_for_running_text() -> None:
    styles = [Style("Normal", "Normal", "paragraph", default=True)]
    assert played(styles) == {"Body Text": "Normal"}


def it_prefers_a_style_for_running_text_over_the_default() -> None:
    styles = [Style("Normal", "Normal", "paragraph", default=True), *paragraphs("Brødtekst")]
    assert played(styles) == {"Body Text": "Brødtekst"}


def it_heeds_a_persons_choice_before_all_names() -> None:
    styles = paragraphs("heading 1", "HD Titel 1")
    assert played(styles, {"Heading 1": "hd titel 1"}) == {"Heading 1": "HD Titel 1"}
    assert how(styles, "Heading 1", {"Heading 1": "HD Titel 1"}) == "chosen"


def it_lets_a_person_choose_one_style_for_two_roles() -> None:
    found = played(paragraphs("Body Text"), {"Judgement": "Body Text"})
    assert found == {"Judgement": "Body Text", "Body Text": "Body Text"}


def it_takes_no_notice_of_a_choice_that_is_not_there() -> None:
    assert played(paragraphs("heading 1"), {"Heading 1": "Gone"}) == {"Heading 1": "heading 1"}


def it_takes_no_notice_of_a_choice_of_another_kind() -> None:
    assert played([Style("b", "Bold Text", "character")], {"Heading 1": "Bold Text"}) == {
        "Strong": "Bold Text"
    }


@pytest.mark.parametrize("language", LANGUAGES)
def it_knows_every_role_in_every_listed_language(language: str) -> None:
    names, numbers = names_by_language()[language], count()
    styles = [Style(f"x{next(numbers)}", called_so[0], ROLES[role]) for role, called_so in names.items()]
    assert played(styles) == {role: called_so[0] for role, called_so in names.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def it_gives_no_name_to_two_roles(language: str) -> None:
    said = [
        (ROLES[role], name.casefold())
        for role, names in names_by_language()[language].items()
        for name in names
    ]
    assert len(said) == len(set(said))


def it_knows_the_languages_of_the_offices_that_it_serves() -> None:
    wanted = {"German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "Polish", "Swedish", "Danish"}
    wanted |= {"Norwegian", "Finnish", "Czech", "Russian", "Ukrainian", "Japanese", "Korean", "Arabic"}
    assert wanted | {"Turkish", "Greek"} <= set(LANGUAGES)


said = st.sampled_from(
    [name for names in names_by_language().values() for called in names.values() for name in called]
)
any_name = st.one_of(said, said.map("HD {}".format), st.sampled_from(list(ROLES)), st.text(max_size=12))
any_style = st.builds(
    Style,
    id=st.uuids().map(str),
    name=any_name,
    kind=st.sampled_from(KINDS),
    aliases=st.lists(any_name, max_size=2).map(tuple),
    level=st.one_of(st.none(), st.integers(0, 9)),
    default=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(any_style, max_size=25, unique_by=lambda each: each.id))
def it_gives_no_style_two_roles_and_no_role_a_style_of_another_kind(styles: list[Style]) -> None:
    found = cast(styles, {})
    assert len({style.id for style, _ in found.values()}) == len(found)
    assert all(style.kind == ROLES[role] for role, (style, _) in found.items())


@settings(max_examples=50, deadline=None)
@given(st.lists(any_style, max_size=25, unique_by=lambda each: each.id))
def it_never_passes_over_the_exact_name(styles: list[Style]) -> None:
    found = cast(styles, {})
    for style in styles:
        for role, kind in ROLES.items():
            if kind == style.kind and role.casefold() == style.name.casefold():
                assert found[role][0].name.casefold() == style.name.casefold()
