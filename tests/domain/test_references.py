import pytest

from briefwright.domain.content import FactRef, Mode
from briefwright.domain.facts import Fact
from briefwright.domain.references import RefState, offers, state

FACT = Fact(id="F1", revision=2, statement="It rained")
NEWER = FACT.model_copy(update={"revision": 3, "statement": "It rained all day"})
WITHDRAWN = NEWER.model_copy(update={"standing": "withdrawn"})


def ref(mode: Mode = "follow", shown: str = "It rained") -> FactRef:
    return FactRef(id="r1", fact="F1", revision=2, shown=shown, mode=mode)


@pytest.mark.parametrize(
    ("reference", "fact", "expected"),
    [
        (ref(), FACT, RefState.CURRENT),
        (ref(), NEWER, RefState.OUTDATED),
        (ref(), WITHDRAWN, RefState.WITHDRAWN),
        (ref(), None, RefState.MISSING),
        (ref(shown="rain fell"), FACT, RefState.ADAPTED),
        (ref(shown="rain fell"), NEWER, RefState.OUTDATED),
        (ref("pinned"), FACT, RefState.PINNED),
        (ref("pinned"), NEWER, RefState.PINNED),
        (ref("pinned"), WITHDRAWN, RefState.WITHDRAWN),
        (ref("pinned"), None, RefState.MISSING),
        (ref("detached"), NEWER, RefState.DETACHED),
        (ref("detached"), WITHDRAWN, RefState.DETACHED),
        (ref("detached"), None, RefState.DETACHED),
    ],
)
def it_compares_a_reference_with_its_fact(reference: FactRef, fact: Fact | None, expected: RefState) -> None:
    assert state(reference, fact) is expected


@pytest.mark.parametrize(
    ("reference", "fact"),
    [(ref(), FACT), (ref(), None), (ref(), WITHDRAWN), (ref("pinned"), NEWER), (ref("detached"), NEWER)],
)
def it_offers_nothing_to_a_reference_that_is_current_or_does_not_follow(
    reference: FactRef, fact: Fact | None
) -> None:
    assert not offers(reference, fact)


def it_offers_the_new_wording_to_a_reference_that_follows() -> None:
    assert offers(ref(), NEWER)
