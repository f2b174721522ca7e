from pathlib import Path

import pytest

from briefwright.domain.errors import UserError
from briefwright.domain.facts import Actor, Fact
from briefwright.domain.layouts import Layout
from briefwright.domain.scales import RiskScale
from briefwright.paths import RESOURCES, TEMPLATES
from briefwright.storage.files import (
    Contents,
    read_folder,
    read_layouts,
    read_likelihood_scales,
    read_risk_scales,
    read_toml,
    read_words,
)

SOURCES = '[[sources]]\nid = "S1"\ntitle = "Report"\n'
FACT = '[[facts]]\nid = "F01"\nstatement = "It rained"\n'
BRIEF = """\
id = "B1"
title = "Weather"
[[sections]]
id = "s1"
title = "Bottom line"
[[sections.blocks]]
id = "b1"
kind = "paragraph"
content = [{ kind = "fact", id = "r1", fact = "F01", revision = 1, shown = "It rained" }]
"""


def folder_of(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def fault_of(folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_folder(folder)
    return caught.value.message


def add_brief(folder: Path, text: str) -> Path:
    (folder / "briefs").mkdir()
    (folder / "briefs" / "weather.toml").write_text(text, encoding="utf-8")
    return folder


def it_reads_what_is_there_and_takes_absent_files_as_empty(tmp_path: Path) -> None:
    contents = read_folder(folder_of(tmp_path, facts=FACT))
    assert contents == Contents(records=(Fact(id="F01", statement="It rained"),))


def it_reads_text_beyond_latin_letters(tmp_path: Path) -> None:
    actor = '[[actors]]\nid = "A1"\nname = "Zelenskyy"\naliases = ["Зеленський"]\n'
    contents = read_folder(folder_of(tmp_path, actors=actor))
    assert contents.records == (Actor(id="A1", name="Zelenskyy", aliases=("Зеленський",)),)


def it_reads_each_brief_of_the_folder(tmp_path: Path) -> None:
    contents = read_folder(add_brief(folder_of(tmp_path, facts=FACT), BRIEF))
    assert [brief.title for brief in contents.briefs] == ["Weather"]


def it_says_that_a_folder_without_a_workspace_holds_none(tmp_path: Path) -> None:
    assert "holds no workspace" in fault_of(tmp_path)


def it_names_the_file_and_the_line_of_broken_toml(tmp_path: Path) -> None:
    fault = fault_of(folder_of(tmp_path, facts='[[facts]]\nid = "F01\n'))
    assert fault.startswith("facts.toml is no valid TOML")
    assert "line 2" in fault


def it_names_the_file_that_is_not_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_bytes('id = "Müller"'.encode("latin-1"))
    assert fault_of(tmp_path) == "facts.toml is no text in UTF-8; save it with that encoding."


def it_names_the_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").mkdir()
    assert fault_of(tmp_path).startswith("facts.toml cannot be read")


def it_names_the_entry_with_a_field_that_is_not_known(tmp_path: Path) -> None:
    fault = fault_of(folder_of(tmp_path, facts=FACT + 'colour = "blue"\n'))
    assert fault == "facts.toml: F01, colour: there is no such field."


def it_names_an_entry_by_its_number_when_it_has_no_id(tmp_path: Path) -> None:
    fault = fault_of(folder_of(tmp_path, facts=FACT + '[[facts]]\nstatement = "It snowed"\n'))
    assert fault == "facts.toml: facts 2: the field “id” is missing."


def it_says_which_citation_of_a_fact_is_at_fault(tmp_path: Path) -> None:
    fact = FACT + 'citations = [{ source = "S1", credibility = 9 }]\n'
    fault = fault_of(folder_of(tmp_path, sources=SOURCES, facts=fact))
    assert fault.startswith("facts.toml: F01, citations 1, credibility: ")


def it_says_in_plain_words_that_a_date_is_none(tmp_path: Path) -> None:
    fault = fault_of(folder_of(tmp_path, facts=FACT + 'date = { value = "next week" }\n'))
    assert fault == "facts.toml: F01, date, value: a date is written 2025, 2025-08 or 2025-08-15."


def it_names_the_block_of_a_brief_that_is_at_fault(tmp_path: Path) -> None:
    fault = fault_of(add_brief(tmp_path, BRIEF.replace("shown =", "shwon =")))
    assert fault == "weather.toml: s1, b1, r1, shwon: there is no such field."


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('citations = [{ source = "S9" }]', "facts.toml, F01: there is no source S9."),
        ('actors = ["A9"]', "facts.toml, F01: there is no actor A9."),
        ('topics = ["T9"]', "facts.toml, F01: there is no topic T9."),
    ],
)
def it_names_the_fact_that_refers_to_nothing(tmp_path: Path, line: str, fault: str) -> None:
    assert fault_of(folder_of(tmp_path, facts=f"{FACT}{line}\n")) == fault


def it_names_the_block_that_refers_to_an_unknown_fact(tmp_path: Path) -> None:
    assert fault_of(add_brief(tmp_path, BRIEF)) == "weather.toml, s1, b1: there is no fact F01."


def it_lets_a_detached_reference_outlive_its_fact(tmp_path: Path) -> None:
    detached = BRIEF.replace('shown = "It rained"', 'shown = "It rained", mode = "detached"')
    assert read_folder(add_brief(tmp_path, detached)).briefs


def it_names_the_snippet_that_refers_to_an_unknown_fact(tmp_path: Path) -> None:
    block = BRIEF.partition("[[sections.blocks]]")[2]
    snippet = f'[[snippets]]\nid = "N1"\nname = "Rain"\n[[snippets.blocks]]{block}'
    assert fault_of(folder_of(tmp_path, snippets=snippet)) == "snippets.toml, N1, b1: there is no fact F01."


def it_names_the_position_table_with_an_unknown_actor(tmp_path: Path) -> None:
    table = (
        BRIEF.partition("kind =")[0]
        + 'kind = "position_table"\nrows = [{ id = "p1", actor = "A9", cells = [] }]'
    )
    assert fault_of(add_brief(tmp_path, table)) == "weather.toml, s1, b1: there is no actor A9."


def it_names_the_row_of_a_table_that_is_too_short(tmp_path: Path) -> None:
    rows = 'rows = [{ id = "w1", cells = [[], []] }, { id = "w2", cells = [[]] }]'
    fault = fault_of(add_brief(tmp_path, BRIEF.partition("kind =")[0] + f'kind = "table"\n{rows}'))
    assert fault == "weather.toml, s1, b1, w2: the row fills 1 of 2 columns."


def it_refuses_two_entries_of_one_id(tmp_path: Path) -> None:
    fault = fault_of(folder_of(tmp_path, facts=FACT + FACT))
    assert fault == "facts.toml: the id F01 stands there twice; every entry needs its own."


def it_refuses_two_blocks_of_one_id_in_a_brief(tmp_path: Path) -> None:
    block = BRIEF[BRIEF.index("[[sections.blocks]]") :]
    fault = fault_of(add_brief(folder_of(tmp_path, facts=FACT), BRIEF + block))
    assert fault == "weather.toml: the id b1 stands there twice; every entry needs its own."


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kind = "paragraph"', 'kind = "paragrph"', "s1, b1: there is no kind “paragrph”; write one of "),
        ('kind = "paragraph"\n', "", "s1, b1: the field “kind” is missing."),
        (', shown = "It rained"', "", "s1, b1, r1: the field “shown” is missing."),
        ('fact = "F01"', "fact = 1", "s1, b1, r1, fact: write text in quotation marks."),
        ('title = "Weather"', 'title = "Weather"\nmarking = "RED"', "marking: write one of 'TLP:CLEAR', "),
    ],
)
def it_says_in_plain_words_what_is_wrong_with_a_brief(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert fault_of(add_brief(tmp_path, BRIEF.replace(old, new, 1))).startswith(f"weather.toml: {fault}")


def it_names_the_statement_of_a_fact_whose_kind_is_called_statement(tmp_path: Path) -> None:
    fact = '[[facts]]\nid = "F01"\nkind = "statement"\nstatement = ""\n'
    assert fault_of(folder_of(tmp_path, facts=fact)).startswith("facts.toml: F01, statement: ")


def it_reads_one_value_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "actor.toml"
    path.write_text('id = "A1"\nname = "NATO"\nkind = "organisation"\n', encoding="utf-8")
    assert read_toml(path, Actor) == Actor(id="A1", name="NATO", kind="organisation")


def it_says_that_a_file_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"actor\.toml cannot be read"):
        read_toml(tmp_path / "actor.toml", Actor)


def it_refuses_a_layout_with_a_kind_of_block_that_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(
        'id = "desk"\nname = "Desk"\nsections = [{ role = "x", title = "X", blocks = ["paragrph"] }]\n',
        encoding="utf-8",
    )
    with pytest.raises(
        UserError, match=r"desk\.toml: sections 1, blocks: there is no kind of block “paragrph”"
    ):
        read_layouts(tmp_path)


def it_ships_the_house_layout() -> None:
    (house,) = (layout for layout in read_layouts(TEMPLATES / "briefs") if layout.id == "house")
    assert isinstance(house, Layout)
    assert [section.title for section in house.sections] == [
        "Bottom line", "Key judgements", "Background", "Actor positions", "Risks", "Outlook", "Sources",
    ]  # fmt: skip


def it_ships_a_risk_scale_of_five_by_five() -> None:
    (scale,) = read_risk_scales(RESOURCES / "scales")
    assert isinstance(scale, RiskScale)
    assert [level.band for level in scale.likelihood] == [
        "under 0.2 %", "0.2 to 1 %", "1 to 5 %", "5 to 25 %", "over 25 %",
    ]  # fmt: skip
    assert [level.term for level in scale.impact] == [
        "minor", "limited", "moderate", "significant", "catastrophic",
    ]  # fmt: skip


def it_ships_scales_of_judgements_apart_from_those_of_risks() -> None:
    scales = {scale.id: scale for scale in read_likelihood_scales(RESOURCES / "scales")}
    assert set(scales) >= {"icd203", "ipcc", "phia"}
    term = scales["icd203"].find("Probable")
    assert term is not None
    assert (term.term, term.band) == ("likely", "55 to 80 %")


def it_names_the_term_of_a_scale_that_is_at_fault(tmp_path: Path) -> None:
    (tmp_path / "likelihood-own.toml").write_text(
        'id = "own"\nname = "Our own"\n[[terms]]\nterm = "maybe"\nband = "some"\nlow = 1\nhigh = 101\n'
    )
    with pytest.raises(UserError, match=r"likelihood-own\.toml: terms 1, high: .* 100"):
        read_likelihood_scales(tmp_path)


def it_refuses_two_scales_of_one_id(tmp_path: Path) -> None:
    terms = "".join(
        f'[[terms]]\nterm = "{term}"\nband = "some"\nlow = 1\nhigh = 9\n' for term in ("rarely", "often")
    )
    for name in ("one", "two"):
        (tmp_path / f"likelihood-{name}.toml").write_text(f'id = "own"\nname = "{name}"\n{terms}')
    with pytest.raises(UserError, match="the id own stands there twice"):
        read_likelihood_scales(tmp_path)


def it_ships_words_of_weak_attribution() -> None:
    assert "reportedly" in read_words([RESOURCES / "words"]).weak


def it_joins_the_users_own_words_with_the_shipped_ones(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, words in ((shipped, '["reportedly", "allegedly"]'), (own, '["rumour has it", "allegedly"]')):
        folder.mkdir()
        (folder / "words.toml").write_text(f"weak = {words}\n")
    assert read_words([shipped, own]).weak == ("reportedly", "allegedly", "rumour has it")


def it_takes_a_folder_of_words_that_is_not_there_as_empty(tmp_path: Path) -> None:
    assert read_words([tmp_path / "none"]).weak == ()


def it_names_the_file_of_words_with_a_list_that_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('strong = ["surely"]\n')
    with pytest.raises(UserError, match=r"mine\.toml: strong: there is no such field"):
        read_words([tmp_path])


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ('kind = "timeline"\nactors = ["a9"]', "there is no actor a9"),
        ('kind = "timeline"\ntopics = ["t9"]', "there is no topic t9"),
        ('kind = "judgement"\nwatched = [{ id = "i1", topic = "t9" }]', "there is no topic t9"),
    ],
)
def it_names_the_view_or_the_indicator_with_an_unknown_actor_or_topic(
    tmp_path: Path, block: str, fault: str
) -> None:
    brief = BRIEF.partition("kind =")[0] + block
    assert fault_of(add_brief(tmp_path, brief)) == f"weather.toml, s1, b1: {fault}."
