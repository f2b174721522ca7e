"""A base of any size to measure with: always the same facts, with names spelt as sources spell them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from random import Random
from typing import get_args

from briefwright.domain.dates import FuzzyDate
from briefwright.domain.facts import Actor, Citation, Fact, FactKind, Source, Standing, Topic
from briefwright.domain.grades import CREDIBILITIES, RELIABILITIES
from briefwright.domain.records import Record


def _words(listed: str) -> list[str]:
    return listed.split("|")


PEOPLE = (
    ("Volodymyr Zelenskyy", "Zelenskyy Zelensky Zelenskiy Зеленський Зеленский"),
    ("Andrii Yermak", "Yermak Iermak Єрмак Ермак"),
    ("Oleksandr Syrskyi", "Syrskyi Syrsky Сирський"),
    ("Vladimir Putin", "Putin Poutine Путин Путін"),
    ("Sergei Lavrov", "Lavrov Lawrow Лавров"),
    ("Emmanuel Macron", "Macron Макрон"),
    ("Ursula von der Leyen", "Leyen"),
    ("Recep Tayyip Erdoğan", "Erdoğan Erdogan Эрдоган"),
    ("Xi Jinping", "Xi 习近平"),
    ("Stéphane Séjourné", "Séjourné Sejourne"),
    ("Viktor Orbán", "Orbán Orban"),
    ("Maia Sandu", "Sandu"),
    ("Donald Tusk", "Tusk"),
    ("Kaja Kallas", "Kallas"),
    ("Rafael Grossi", "Grossi"),
    ("António Guterres", "Guterres"),
)
"""Each with the spellings of the last name that stand in texts."""

_BODIES = _words(
    "Gazprom|Rosatom|Naftogaz|Ukrenergo|Energoatom|Frontex|Euratom|Eurojust|OSCE|NATO|IAEA|UNESCO|WFP|"
    "IMF|EBRD|Lukoil|Rosneft|Transneft|Orlen|Equinor|Maersk|Lloyd's|Siemens|Saab|Rheinmetall|Airbus|"
    "Thales|Leonardo"
)
_PLACES = _words(
    "Kyiv|Kharkiv|Odesa|Mykolaiv|Kherson|Zaporizhzhia|Dnipro|Lviv|Chornomorsk|Izmail|Sevastopol|Kerch|"
    "Mariupol|Moscow|Istanbul|Ankara|Warsaw|Brussels|Geneva|Vienna|Chișinău|Tiraspol|Bucharest|"
    "Constanța|Budapest|Nîmes|Riga|Tallinn|Vilnius|Helsinki|Oslo|Beijing|Taipei|Washington|Strasbourg|"
    "Tbilisi|Baku|Yerevan|Astana|Sofia"
)
_ACTS = _words(
    "announced|rejected|confirmed|postponed|proposed|signed|criticised|welcomed|denied|extended|"
    "suspended|inspected|approved|blocked|discussed|renewed|withdrew|demanded|offered|reported|doubled|"
    "halved|lifted"
)
_THINGS = _words(
    "grain corridor|gas transit contract|prisoner exchange|ceasefire monitoring|"
    "nuclear plant inspection|air defence missiles|sanctions package|steel quota|"
    "mine clearing operation|drone production|customs union|border crossing|electricity imports|"
    "reconstruction fund|budget support|port insurance|wheat exports|fertiliser shipments|"
    "shadow fleet tankers|frozen assets|security guarantee|election observers|refugee housing|"
    "railway gauge|undersea cable|satellite imagery|uranium deliveries|fisheries agreement|visa regime|"
    "artillery shells"
)
_MANNERS = _words(
    "after talks in|ahead of a summit in|according to officials in|despite protests in|"
    "following an inspection near|with partners from|under pressure from|together with envoys from|"
    "citing losses near|on the way to"
)
_DETAILS = _words(
    "the first such step since the spring|a figure that could not be verified|as two diplomats said|"
    "which observers had expected|at the request of both sides|pending a vote in parliament|"
    "subject to yearly review|without naming a date|for the third time this year|"
    "in a letter to the council"
)
_SYLLABLES = _words(
    "an|bel|cor|dra|el|fen|gor|hul|iv|jar|kos|lem|mar|nov|or|pel|ras|sov|tur|ul|ven|wil|yar|zan"
)
_PAPERS = _words(
    "Reuters|Interfax|Ukrinform|AFP|Anadolu|Xinhua|Bloomberg|Le Monde|Hürriyet|Українська правда"
)
_TOPICS = (
    "Grain exports",
    "Energy",
    "Prisoners",
    "Sanctions",
    "Reconstruction",
    "Security guarantees",
    "Borders",
)
_SOURCES = 5_000
_TODAY = date(2026, 11, 22)


def records(count: int) -> Iterator[Record]:
    """Sources, actors and topics, and then so many facts."""
    return chain(sources(), actors(), topics(), facts(count))


def sources() -> Iterator[Source]:
    """The sources that the facts cite."""
    random = Random("sources")
    for number in range(_SOURCES):
        yield Source(
            id=f"source-{number}",
            title=f"{random.choice(_THINGS).capitalize()}: {random.choice(_DETAILS)}",
            publisher=random.choice(_PAPERS),
            reliability=random.choice(RELIABILITIES),
        )


def actors() -> Iterator[Actor]:
    """The actors that the facts name; people have their other spellings as aliases."""
    for number, (name, spellings) in enumerate(PEOPLE):
        yield Actor(id=f"person-{number}", name=name, aliases=tuple(spellings.split()))
    for number, name in enumerate(_BODIES):
        yield Actor(id=f"body-{number}", name=name, kind="organisation")


def topics() -> Iterator[Topic]:
    """The topics that the facts are about."""
    return (Topic(id=f"topic-{number}", name=name) for number, name in enumerate(_TOPICS))


def facts(count: int) -> Iterator[Fact]:
    """Facts of the last ten years; few names stand in most of them, as in life."""
    random = Random("facts")
    standings: tuple[Standing, ...] = get_args(Standing)
    for number in range(count):
        person = min(int(random.expovariate(0.3)), len(PEOPLE) - 1)
        day = _TODAY - timedelta(days=int(random.random() ** 2 * 3650))
        yield Fact(
            id=f"fact-{number}",
            statement=_statement(random, random.choice(PEOPLE[person][1].split())),
            kind=random.choice(get_args(FactKind)),
            date=FuzzyDate(value=str(day)[: random.choice((4, 7, 10, 10, 10, 10))]),
            actors=(f"person-{person}", f"body-{random.randrange(len(_BODIES))}"),
            topics=(f"topic-{random.randrange(len(_TOPICS))}",),
            citations=(
                Citation(
                    source=f"source-{random.randrange(_SOURCES)}", credibility=random.choice(CREDIBILITIES)
                ),
            ),
            standing=random.choice(standings) if random.random() < 0.1 else "current",
        )


def _statement(random: Random, name: str) -> str:
    rare = "".join(random.choices(_SYLLABLES, k=3)).capitalize()
    return (
        f"{name} {random.choice(_ACTS)} the {random.choice(_THINGS)} {random.choice(_MANNERS)} "
        f"{random.choice(_PLACES)}, {random.choice(_DETAILS)}; {rare} put the cost at "
        f"{random.randrange(2, 900)} million euros."
    )
