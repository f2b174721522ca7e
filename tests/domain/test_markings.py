import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.markings import MARKINGS, Marking, highest

markings = st.lists(st.sampled_from(MARKINGS), max_size=6)


def it_is_clear_when_there_is_no_marking() -> None:
    assert highest([]) == "TLP:CLEAR"


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("TLP:CLEAR", "TLP:GREEN"),
        ("TLP:GREEN", "TLP:AMBER"),
        ("TLP:AMBER", "TLP:AMBER+STRICT"),
        ("TLP:AMBER+STRICT", "TLP:RED"),
    ],
)
def it_takes_the_stricter_of_two(lower: Marking, higher: Marking) -> None:
    assert highest([lower, higher]) == highest([higher, lower]) == higher


@given(markings, markings)
@settings(max_examples=50)
def it_never_falls_when_parts_are_joined(one: list[Marking], other: list[Marking]) -> None:
    assert highest([*one, *other]) == highest([highest(one), highest(other)])
