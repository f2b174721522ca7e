"""One brief for each kind of block, as it goes out in Markdown and in Word.

`PYTHONPATH=tests python tests/export/test_golden.py` writes all of them anew; read what differs before it is
committed.
"""

from difflib import unified_diff
from pathlib import Path

import pytest

from briefwright import paths
from briefwright.domain.blocks import Block, Bullet, Numbered, Quote, Row, SourceList, SourceSummary, Table
from briefwright.domain.content import text
from briefwright.domain.labels import pointer
from briefwright.domain.layouts import BLOCK_CLASSES
from briefwright.domain.material import Material
from briefwright.domain.presentation import Presentation
from briefwright.export.composing.composition import compose
from briefwright.export.files import render
from briefwright.export.web.markdown import markdown_text
from export.samples import (
    alternatives,
    judgement,
    material,
    paragraph,
    picture,
    positions,
    ref,
    risks,
    scenarios,
    talking_points,
    timeline,
)
from export.structure import Package
from export.word_lines import lines

GOLDEN = Path(__file__).parent / "golden"

RATED = risks(owner="Desk").rows[0].model_copy(update={"likelihood": "medium", "horizon": "by May"})

BRIEFS: dict[str, tuple[Block, ...]] = {
    "paragraph": (paragraph("So ", ref("F1"), "; see ", pointer("pi", "Figure 9"), "."), picture()),
    "bullet": (Bullet(id="b1", content=text("One")), Bullet(id="b2", content=(ref("F2"),), level=1)),
    "numbered": (Numbered(id="n1", content=text("One")), Numbered(id="n2", content=(ref("F2"),))),
    "quote": (Quote(id="q", content=(*text("We will not yield: "), ref("F1")), marking="TLP:GREEN"),),
    "table": (
        Table(
            id="t",
            caption="Figures",
            rows=(
                Row(id="r1", cells=(text("Year"), text("Share"))),
                Row(id="r2", cells=(text("2025"), (ref("F4"),))),
            ),
        ),
    ),
    "position_table": (positions(),),
    "risk_register": (risks().model_copy(update={"rows": (RATED, *risks().rows[1:])}),),
    "scenario_set": (scenarios(),),
    "source_list": (paragraph(ref("F1"), " ", ref("F2")), SourceList(id="sl")),
    "judgement": (judgement(), judgement(likelihood="", watched=())),
    "alternatives": (alternatives(),),
    "timeline": (timeline(),),
    "talking_points": (talking_points(),),
    "picture": (picture(marking="TLP:AMBER"),),
    "source_summary": (judgement(), SourceSummary(id="su", gaps=text("Nobody spoke to the envoys"))),
}


AROUND = material(
    *BRIEFS["paragraph"],
    Table(id="wide", caption="Wide", rows=(Row(id="r", cells=tuple(map(text, ["Staatsvertrag" * 2] * 6))),)),
    presentation=Presentation(notes="endnotes", contents=True),
    author="A. Analyst",
)
"""What goes around blocks: details, contents, a page on its side, endnotes."""

HOUSE = paths.TEMPLATES / "word" / "house.docx"


GOLDEN_FILES = (*(f"{kind}{end}" for kind in BRIEFS for end in (".md", ".word.txt")), "around.word.txt")


def written(name: str) -> str:
    """What is to stand in the file of that name."""
    kind, _, ending = name.partition(".")
    made = material(*BRIEFS[kind]) if kind in BRIEFS else AROUND
    return markdown_text(compose(made)) if ending == "md" else in_word(made)


def in_word(made: Material) -> str:
    return "\n".join((*lines(Package(render(made, HOUSE)[0])), ""))


def it_holds_every_kind_of_block() -> None:
    assert BRIEFS.keys() == BLOCK_CLASSES.keys()


@pytest.mark.parametrize("name", GOLDEN_FILES)
def it_goes_out_as_it_did(name: str) -> None:
    former, present = (GOLDEN / name).read_text(encoding="utf-8").splitlines(), written(name).splitlines()
    assert "\n".join(unified_diff(former, present, name, "now", lineterm="")) == ""


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for each in GOLDEN_FILES:
        (GOLDEN / each).write_text(written(each), encoding="utf-8")
