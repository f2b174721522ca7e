"""Any brief at all, by Hypothesis: every kind of block, and text that breaks careless writers."""

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from briefwright.domain.blocks import (
    Alternatives,
    Block,
    Bullet,
    EvidenceRow,
    Hypothesis,
    Judgement,
    Numbered,
    Paragraph,
    Picture,
    PositionRow,
    PositionTable,
    Quote,
    Risk,
    RiskRegister,
    Row,
    Scenario,
    ScenarioSet,
    SourceList,
    SourceSummary,
    Table,
    TalkingPoint,
    TalkingPoints,
    Timeline,
    TimelineRow,
)
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import Content, FactRef, Inline, Text
from briefwright.domain.dates import FuzzyDate
from briefwright.domain.indicators import Indicator
from briefwright.domain.markings import MARKINGS
from briefwright.domain.presentation import Presentation
from export.samples import IMAGE_ID, RISK_SCALE

NASTY = (
    "<w:p>&amp;",
    "]]>",
    "a\nb",
    "\t tab",
    "  ",
    "“quotes”",
    "|*_`#",
    "\x00\x07",
    "﷽ مرحبا",
    "🏳️‍🌈",
    "[^1]: x",
    "外交部表示谈判将继续",
    "Breit" * 30,
)
words = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30), st.sampled_from(NASTY)
)
ids = st.one_of(st.sampled_from(["F1", "F2", "F3", "F4", "F5"]), st.text(min_size=1, max_size=60))
links = st.sampled_from(
    [
        "",
        "",
        "https://example.org/ä?x=<1>&y",
        "mailto:a@b.org",
        "javascript:alert(1)",
        "http://[bad",
        "file:///x",
        "#F1",
        "#F2",
        "#",
    ]
)
flags = st.booleans()
inlines: SearchStrategy[Inline] = st.one_of(
    st.builds(Text, text=words, bold=flags, italic=flags, link=links),
    st.builds(
        FactRef,
        id=st.just("r"),
        fact=ids,
        revision=st.integers(0, 10**6),
        shown=words.filter(bool),
        mode=st.sampled_from(["follow", "pinned", "detached"]),
        bold=flags,
        italic=flags,
    ),
)
contents: SearchStrategy[Content] = st.lists(inlines, max_size=4).map(tuple)
markings = st.one_of(st.none(), st.sampled_from(MARKINGS))
levels = st.integers(0, 8)


def _tuples(strategy: SearchStrategy[object], longest: int = 3) -> SearchStrategy[Sequence[object]]:
    return st.lists(strategy, max_size=longest).map(tuple)


watched = _tuples(
    st.builds(
        Indicator,
        id=ids,
        actor=st.one_of(st.just("A1"), words),
        topic=st.one_of(st.just("T1"), words),
        words=words,
        kind=st.sampled_from([None, "event", "position"]),
    ),
    longest=2,
)
ratings = st.sampled_from([None, "very consistent", "consistent", "neutral", "inconsistent"])
days = st.builds(FuzzyDate, value=st.sampled_from(["2025", "2025-08", "2025-08-15"]), year_assumed=flags)
judgements: SearchStrategy[Judgement] = st.builds(
    Judgement,
    id=ids,
    statement=contents,
    likelihood=st.one_of(st.sampled_from(["likely", "Highly likely", ""]), words),
    confidence=st.sampled_from([None, "high", "moderate", "low"]),
    reason=contents,
    supporting=contents,
    contrary=contents,
    assumptions=contents,
    indicators=contents,
    watched=watched,
    marking=markings,
)
any_block: SearchStrategy[Block] = st.one_of(
    *(st.builds(each, id=ids, content=contents, marking=markings) for each in (Paragraph, Quote)),
    *(st.builds(each, id=ids, content=contents, level=levels) for each in (Bullet, Numbered)),
    st.builds(
        Table,
        id=ids,
        caption=words,
        header=flags,
        rows=_tuples(st.builds(Row, id=ids, cells=_tuples(contents))),
        marking=markings,
    ),
    st.builds(
        PositionTable,
        id=ids,
        caption=words,
        as_of=st.one_of(st.none(), st.dates()),
        topics=_tuples(st.one_of(st.just("T1"), words)),
        rows=_tuples(
            st.builds(PositionRow, id=ids, actor=st.one_of(st.just("A1"), words), cells=_tuples(contents))
        ),
    ),
    st.builds(
        RiskRegister,
        id=ids,
        caption=words,
        rows=_tuples(
            st.builds(
                Risk,
                id=ids,
                description=contents,
                owner=words,
                likelihood=st.one_of(st.sampled_from([level.term for level in RISK_SCALE.likelihood]), words),
                impact=st.one_of(st.sampled_from([level.term for level in RISK_SCALE.impact]), words),
                horizon=words,
                mitigation=contents,
                evidence=contents,
            )
        ),
    ),
    st.builds(
        ScenarioSet,
        id=ids,
        caption=words,
        horizon=words,
        rows=_tuples(
            st.builds(
                Scenario,
                id=ids,
                name=words,
                probability=st.one_of(st.none(), st.integers(0, 100)),
                description=contents,
                drivers=contents,
                assumptions=contents,
                indicators=contents,
                watched=watched,
            )
        ),
        exclusive=flags,
    ),
    judgements,
    st.builds(
        Alternatives,
        id=ids,
        caption=words,
        hypotheses=_tuples(st.builds(Hypothesis, id=ids, name=words)),
        rows=_tuples(st.builds(EvidenceRow, id=ids, content=contents, ratings=_tuples(ratings))),
        marking=markings,
    ),
    st.builds(
        Timeline,
        id=ids,
        caption=words,
        since=st.one_of(st.none(), st.dates()),
        rows=_tuples(st.builds(TimelineRow, id=ids, day=days, content=contents)),
        marking=markings,
    ),
    st.builds(SourceList, id=ids, marking=markings),
    st.builds(
        TalkingPoints,
        id=ids,
        caption=words,
        rows=_tuples(st.builds(TalkingPoint, id=ids, raised=words, say=contents, background=contents)),
        marking=markings,
    ),
    st.builds(
        Picture,
        id=ids,
        caption=words,
        description=words,
        image=st.sampled_from([IMAGE_ID, IMAGE_ID, "", "0" * 64]),
        width=st.integers(0, 5000),
        height=st.integers(0, 5000),
        marking=markings,
    ),
    st.builds(SourceSummary, id=ids, gaps=contents, marking=markings),
)
presentations = st.builds(
    Presentation, notes=st.sampled_from(["footnotes", "endnotes"]), grades=flags, contents=flags
)
any_brief: SearchStrategy[Brief] = st.builds(
    Brief,
    id=ids,
    title=words.filter(bool),
    reference=words,
    day=st.one_of(st.none(), st.dates()),
    author=words,
    audience=words,
    marking=st.sampled_from(MARKINGS),
    presentation=st.one_of(st.none(), presentations),
    sections=_tuples(
        st.builds(Section, id=ids, title=words, marking=markings, blocks=_tuples(any_block, longest=6))
    ),
)
