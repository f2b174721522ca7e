"""What rests on the fact and the source of the records' desk: a judgement, a table, an edition, a copy."""

from datetime import date

from briefwright.domain.blocks import Judgement, Paragraph
from briefwright.domain.brief import Brief, Section
from briefwright.domain.content import FactRef, Text, text
from briefwright.domain.dates import parse_date
from briefwright.domain.editions import Edition
from briefwright.domain.facts import Citation, Fact, Source
from briefwright.editing.ports import Base
from gui.records_desk import AGENCY, PORT

WORDS = "We will not lease the port to anybody beyond the year 2027, said the minister in parliament."
HERALD = Source(
    id="herald",
    title="Minister rules out any lease of the port",
    publisher="Harbour Herald",
    published=parse_date("4 May 2025"),
    reliability="C",
)
ECHO = Fact(
    id="echo",
    statement="The minister ruled out a lease of the port.",
    date=parse_date("4 May 2025"),
    actors=("orlova",),
    topics=("lease",),
    citations=(Citation(source="herald", quotation=WORDS, credibility=3),),
)
SIGNING = Judgement(
    id="signing",
    statement=text("It is unlikely that a lease will be signed this year."),
    supporting=(FactRef(id="for", fact="port", revision=2, shown=PORT.statement), Text(text=" ")),
    contrary=(FactRef(id="against", fact="echo", revision=1, shown=ECHO.statement),),
)
FAILING = Judgement(
    id="failing",
    statement=text("The talks will probably fail."),
    contrary=(FactRef(id="also", fact="port", revision=2, shown=PORT.statement),),
)
OUTLOOK = Brief(
    id="outlook",
    title="Port outlook",
    day=date(2025, 5, 5),
    sections=(
        Section(id="judged", title="Key judgements", blocks=(SIGNING, FAILING)),
        Section(
            id="back",
            title="Background",
            blocks=(
                Paragraph(
                    id="told",
                    content=(
                        Text(text="Little moved. "),
                        FactRef(id="here", fact="port", revision=2, shown=PORT.statement),
                        FactRef(id="there", fact="echo", revision=1, shown=ECHO.statement),
                    ),
                ),
            ),
        ),
    ),
)


def fill(store: Base) -> Edition:
    """Put all of it into the base; the edition of the brief that was issued."""
    store.save(HERALD)
    store.save(ECHO)
    fact = store.get(Fact, "port")
    assert fact is not None
    quoted = fact.citations[0].model_copy(update={"quotation": WORDS})
    store.save(fact.model_copy(update={"citations": (quoted,)}))
    store.save_brief(None, OUTLOOK)
    edition = Edition(id="first", brief=OUTLOOK, number=1, facts=(PORT, ECHO), sources=(AGENCY, HERALD))
    return store.save_edition(edition, b"a document")
