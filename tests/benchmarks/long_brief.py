"""The long text as a brief with its facts."""

from collections.abc import Iterator

from benchmarks.long_text import passages, table
from briefwright.domain.blocks import Paragraph, Row, Table
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import FactRef, Text, plain, text
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.domain.material import Material

SOURCES = 40


def material(pages: int) -> Material:
    """The whole brief with what it refers to."""
    sections: list[tuple[str, list[Paragraph | Table]]] = []
    facts: dict[str, Fact] = {}
    for number, (heading, words, said, _) in enumerate(passages(pages)):
        name = f"F{number}"
        cited = Citation(source=f"S{number % SOURCES}", locator=f"para. {number}", credibility=2)
        facts[name] = Fact(id=name, revision=1, statement=said, citations=(cited,))
        reference = FactRef(id=f"r{number}", fact=name, revision=1, shown=said)
        if heading:
            sections.append((heading, []))
        content = (Text(text=words), reference, Text(text="."))
        sections[-1][1].append(Paragraph(id=f"p{number}", content=content))
        if cells := table(number):
            rows = tuple(Row(id=f"w{at}", cells=tuple(map(text, row))) for at, row in enumerate(cells))
            sections[-1][1].append(Table(id=f"t{number}", header=False, rows=rows))
    made = (Section(id=title, title=title, blocks=tuple(blocks)) for title, blocks in sections)
    brief = Brief(id="b", title="A long brief", sections=tuple(made))
    return Material(brief, facts, {source.id: source for source in _sources()})


def _sources() -> Iterator[Source]:
    for number in range(SOURCES):
        yield Source(id=f"S{number}", title=f"Report {number}", publisher="Agency", reliability="B")


Said = tuple[str, str, str, str, list[list[str]]]
"""A passage and the rows of the table behind it."""


def again(made: Material) -> Iterator[Said]:
    """The passages and tables read from the brief."""
    for section in made.brief.sections:
        tables = {place: block for place, block in enumerate(section.blocks) if isinstance(block, Table)}
        for place, block in enumerate(section.blocks):
            if isinstance(block, Paragraph):
                words, ref, _ = block.content
                assert isinstance(words, Text)
                assert isinstance(ref, FactRef)
                (cited,) = made.facts[ref.fact].citations
                note = f"{made.sources[cited.source].publisher}, “Report”, {cited.locator}, Grade B2."
                following = tables[place + 1].rows if place + 1 in tables else ()
                rows = [[plain(cell) for cell in row.cells] for row in following]
                yield "" if place else section.title, words.text, ref.shown, note, rows
