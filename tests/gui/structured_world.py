"""Blocks and surroundings for the tests of the structured editors."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefwright.domain.blocks import (
    Alternatives,
    EvidenceRow,
    Hypothesis,
    Judgement,
    PositionRow,
    PositionTable,
    Risk,
    RiskRegister,
    Row,
    Scenario,
    ScenarioSet,
    Table,
    TalkingPoint,
    TalkingPoints,
)
from briefwright.domain.content import FactRef, Text, text
from briefwright.domain.facts import Actor, Fact, Topic
from briefwright.domain.indicators import Indicator
from briefwright.domain.scales import Level, LikelihoodScale, RiskScale, Term
from briefwright.gui.structured.editor import StructuredEditor
from briefwright.gui.surroundings import Surroundings

FACT = Fact(id="f1", revision=1, statement="The line of contact has not moved")
ACTORS = {
    "a1": Actor(id="a1", name="Volodymyr Zelenskyy", aliases=("Zelensky",)),
    "a2": Actor(id="a2", name="Vladimir Putin"),
    "a3": Actor(id="a3", name="European Union"),
}
TOPICS = {"t1": Topic(id="t1", name="Territory"), "t2": Topic(id="t2", name="Security guarantees")}
SCALE = RiskScale(
    id="risk-uk",
    name="National register",
    likelihood=(Level(term="low", band="1 to 5 %"), Level(term="high", band="over 25 %")),
    impact=(Level(term="minor"), Level(term="significant")),
)
TABLE = Table(
    id="b1",
    caption="Control",
    rows=(
        Row(id="r1", cells=(text("Oblast"), text("Held"))),
        Row(id="r2", cells=(text("Donetsk"), text("mostly"))),
        Row(id="r3", cells=(text("Luhansk"), text("almost all"))),
    ),
)
REFERENCE = FactRef(id="q1", fact="f1", revision=1, shown=FACT.statement)
POSITIONS = PositionTable(
    id="b2",
    as_of=date(2025, 8, 15),
    topics=("t1", "t77"),
    rows=(
        PositionRow(id="p1", actor="a1", cells=(text("No cession"), (REFERENCE, Text(text=".")))),
        PositionRow(id="p2", actor="gone", cells=(text("Withdrawal"), ())),
    ),
)
RISKS = RiskRegister(
    id="b3",
    rows=(
        Risk(id="k1", description=text("Ceasefire fails"), likelihood="high", owner="Eastern desk"),
        Risk(id="k2", description=text("Allies split"), likelihood="likely", mitigation=text("Agree early")),
    ),
)
SCENARIOS = ScenarioSet(
    id="b4",
    horizon="six months",
    rows=(
        Scenario(id="s1", name="Stalemate", kind="baseline", probability=60, indicators=text("No talks")),
        Scenario(id="s2", name="Ceasefire", kind="best case", description=text("Along the line")),
    ),
)
LIKELIHOOD = LikelihoodScale(
    id="gaps",
    name="A scale with a gap",
    terms=(
        Term(term="unlikely", synonyms=("improbable",), band="under 33 %", low=0, high=33),
        Term(term="likely", synonyms=("probable",), band="over 66 %", low=66, high=100),
        Term(term="very likely", band="over 90 %", low=90, high=100),
    ),
)
JUDGEMENT = Judgement(
    id="b5",
    statement=text("The talks will fail"),
    likelihood="likely",
    confidence="moderate",
    reason=text("Two origins"),
    supporting=(REFERENCE,),
    watched=(Indicator(id="i1", actor="a2"),),
)
ALTERNATIVES = Alternatives(
    id="b6",
    caption="Why the pause",
    hypotheses=(Hypothesis(id="h1", name="A pause to rearm"), Hypothesis(id="h2", name="A wish for peace")),
    rows=(
        EvidenceRow(id="e1", content=text("Trains run west"), ratings=("consistent", "inconsistent")),
        EvidenceRow(id="e2", content=text("Envoys travel"), ratings=("neutral", None)),
    ),
)
POINTS = TalkingPoints(
    id="b7",
    caption="With the minister",
    rows=(
        TalkingPoint(id="t1", say=text("We welcome the corridor")),
        TalkingPoint(id="t2", raised="The tariffs", say=text("Under review"), background=text("No figure")),
    ),
)
ANSWER = TalkingPoints(id="b8", rows=POINTS.rows[1:])
EditorT = TypeVar("EditorT", bound=StructuredEditor[Any])


def surroundings(new_id: Callable[[], str]) -> Surroundings:
    """A base with one fact, three actors, two topics and one risk scale."""
    return Surroundings(
        new_id=new_id,
        fact={"f1": FACT}.get,
        suggest=lambda _, answer: answer([]),
        actors=lambda: ACTORS,
        topics=lambda: TOPICS,
        risk_scales=[SCALE],
    )


def on_screen(qtbot: QtBot, editor: EditorT) -> tuple[EditorT, list[tuple[Any, object]]]:
    """The editor in an active window, and the list to which its changes are added."""
    told: list[tuple[Any, object]] = []
    editor.changed.connect(lambda block, merge_key: told.append((block, merge_key)))
    qtbot.addWidget(editor)
    editor.resize(720, 400)
    editor.show()
    editor.activateWindow()
    qtbot.waitExposed(editor)
    qtbot.waitUntil(editor.isActiveWindow)
    return editor, told


def focus(qtbot: QtBot, widget: QWidget) -> None:
    """Put the focus there and wait until it has arrived."""
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def choose(menu: QMenu, words: str) -> None:
    """Choose the entry of the menu with these words."""
    next(action for action in menu.actions() if action.text() == words).trigger()
