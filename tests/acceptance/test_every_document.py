"""Every document that the program can make: whatever the layout, the template and the settings, it is sound,
it holds all that may go out and nothing else, and every page bears its marking."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acceptance.marked import Marked
from acceptance.pairs import pairwise
from acceptance.test_release_in_files import told
from briefwright import app, paths
from briefwright.domain.brief import Brief
from briefwright.domain.errors import UserError
from briefwright.domain.layouts import BLOCK_CLASSES
from briefwright.domain.markings import MARKINGS, Marking
from briefwright.domain.material import Material
from briefwright.domain.presentation import Notes, Presentation
from briefwright.editing.ports import ExportOrder
from domain.test_release_all import WORD
from export.any_brief import any_brief
from export.own_templates import OWN, own_template
from export.page_kinds import edges
from export.samples import with_base
from export.structure import Package, faults

LAYOUTS = {layout.id: layout for layout in app.yardstick().layouts}
SHIPPED = tuple(path.name for path in sorted((paths.TEMPLATES / "word").glob("*.docx")))
TEMPLATES = (*SHIPPED, *OWN)
CITATIONS = ("house", *(style.id for style in app.citation_styles() if style.id != "house"))
CEILINGS: tuple[Marking | None, ...] = (None, *MARKINGS)


@dataclass(frozen=True)
class Case:
    """A layout whose sections hold one kind of block under every marking, and how it goes out."""

    kind: str
    template: str
    layout: str
    ceiling: Marking | None
    citations: str
    notes: Notes
    contents: bool
    grades: bool

    def __str__(self) -> str:
        return " ".join(str(value) for value in vars(self).values())

    def material(self) -> Material:
        shown = Presentation(
            template=self.template if self.template in SHIPPED else "",
            notes=self.notes,
            citations=self.citations,
            grades=self.grades,
            contents=self.contents,
        )
        return Marked(LAYOUTS[self.layout], self.kind, shown).material()


AXES = {
    "kind": tuple(BLOCK_CLASSES),
    "template": TEMPLATES,
    "layout": tuple(LAYOUTS),
    "ceiling": CEILINGS,
    "citations": CITATIONS,
    "notes": ("footnotes", "endnotes"),
    "contents": (False, True),
    "grades": (True, False),
}
CASES = [Case(**values) for values in pairwise(AXES)]  # type: ignore[arg-type]

Template = Callable[[str], Path | None]
Made = Callable[[Case], Path]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The file of a template that is not shipped; None for one that is found by its name."""
    folder = tmp_path_factory.mktemp("templates")
    return cache(lambda name: None if name in SHIPPED else own_template(name, folder))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, template: Template) -> Made:
    """Exports a case, once."""
    folder = tmp_path_factory.mktemp("documents")

    @cache
    def export(case: Case) -> Path:
        out = folder / f"{CASES.index(case)}.docx"
        app.export(case.material(), ExportOrder(out, template(case.template), case.ceiling))
        return out

    return export


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Material]:
    """The briefs of the sample."""
    path = tmp_path_factory.mktemp("sample") / "sample.briefwright"
    app.create_workspace(path, sample=True)
    desk = app.open_desk(path)
    try:
        return [desk.gather(desk.base.brief(row.id)) for row in desk.base.briefs()]
    finally:
        desk.close()


def highest_rank(ceiling: Marking | None) -> int:
    return MARKINGS.index(ceiling or MARKINGS[-1])


def unmarked(package: Package, marking: Marking) -> list[str]:
    """Tops and feet of pages that do not bear the marking, or bear another one besides."""
    found = re.compile(r"TLP:[A-Z]+(?:\+[A-Z]+)?")
    return [where for where, words in edges(package) if set(found.findall(words)) != {marking}]


def test_pairs_of_all_values_are_among_the_cases() -> None:
    for axis, values in AXES.items():
        for other, others in AXES.items():
            met = {(getattr(case, axis), getattr(case, other)) for case in CASES}
            assert axis == other or len(met) == len(values) * len(others)


@pytest.mark.parametrize("case", CASES, ids=str)
def it_is_sound(case: Case, made: Made) -> None:
    assert faults(made(case).read_bytes()) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def it_holds_all_that_may_go_out_and_nothing_else(case: Case, made: Made) -> None:
    words, most = told(made(case)), highest_rank(case.ceiling)
    typed = {word for word in WORD.findall(repr(case.material().brief.sections)) if int(word[-2]) <= most}
    assert (sorted(typed - words), [word for word in words if int(word[-2]) > most]) == ([], [])


@pytest.mark.parametrize("case", CASES, ids=str)
def it_bears_its_marking_at_the_top_and_foot_of_every_page(case: Case, made: Made) -> None:
    marking = MARKINGS[highest_rank(case.ceiling)]
    assert unmarked(Package(made(case).read_bytes()), marking) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    brief=any_brief,
    name=st.sampled_from(TEMPLATES),
    citations=st.sampled_from(CITATIONS),
    ceiling=st.sampled_from(CEILINGS),
)
def it_is_sound_whatever_the_brief_holds(
    tmp_path: Path, template: Template, brief: Brief, name: str, citations: str, ceiling: Marking | None
) -> None:
    material = with_base(brief)
    shown = material.presentation.model_copy(
        update={"citations": citations, "template": name if name in SHIPPED else ""}
    )
    out = tmp_path / "brief.docx"
    out.unlink(missing_ok=True)
    try:
        app.export(replace(material, presentation=shown), ExportOrder(out, template(name), ceiling))
    except UserError:
        assert ceiling is not None
        assert not out.exists()
        return
    assert faults(out.read_bytes()) == []


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("notes", ["footnotes", "endnotes"])
def it_is_sound_for_the_sample(
    name: str, notes: Notes, samples: list[Material], tmp_path: Path, template: Template
) -> None:
    shown = Presentation(template=name if name in SHIPPED else "", notes=notes, contents=True)
    out = tmp_path / "sample.docx"
    for material in samples:
        app.export(replace(material, presentation=shown), ExportOrder(out, template(name)))
        assert faults(out.read_bytes()) == []
