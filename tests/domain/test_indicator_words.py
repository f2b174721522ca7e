import pytest

from briefwright.domain.facts import Actor, Topic
from briefwright.domain.indicators import Indicator, words

ACTORS = {"a1": Actor(id="a1", name="Donald Trump")}
TOPICS = {"t1": Topic(id="t1", name="Territory")}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"actor": "a1", "topic": "t1", "words": "ceasefire"}, "Donald Trump on Territory: “ceasefire”"),
        ({"actor": "a1", "kind": "position"}, "Donald Trump (position)"),
        ({"topic": "t1", "words": " cease  fire "}, "Territory: “cease fire”"),
        ({"words": "ceasefire", "kind": "event"}, "“ceasefire” (event)"),
        ({"kind": "event"}, "event"),
        ({"actor": "a9", "topic": "t9"}, "a9 on t9"),
        ({"words": "  "}, ""),
    ],
)
def it_says_a_condition_in_words(fields: dict[str, str], said: str) -> None:
    assert words(Indicator.model_validate({"id": "i"} | fields), ACTORS, TOPICS) == said
