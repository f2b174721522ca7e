"""One brief for each kind of block, as it goes out; `python tests/export/test_golden.py` writes them anew."""

from difflib import unified_diff
from pathlib import Path

import pytest

from briefwright.domain.blocks import Block, Bullet, Numbered, Quote, Row, SourceList, SourceSummary, Table
from briefwright.domain.content import text
from briefwright.domain.labels import pointer
from briefwright.domain.layouts import BLOCK_CLASSES
from briefwright.export.composition import compose
from briefwright.export.markdown import markdown_text
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


def written(kind: str) -> str:
    return markdown_text(compose(material(*BRIEFS[kind])))


@pytest.mark.parametrize("kind", BLOCK_CLASSES)
def it_goes_out_as_it_did(kind: str) -> None:
    golden = GOLDEN / f"{kind}.md"
    former, present = golden.read_text(encoding="utf-8").splitlines(), written(kind).splitlines()
    assert "\n".join(unified_diff(former, present, golden.name, "now", lineterm="")) == ""


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for each in BRIEFS:
        (GOLDEN / f"{each}.md").write_text(written(each), encoding="utf-8")
