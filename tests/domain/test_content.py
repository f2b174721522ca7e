from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.domain.content import Content, FactRef, Inline, Text, normal, plain, reference, refs, text
from briefwright.domain.facts import Fact

texts = st.builds(
    Text,
    text=st.text(max_size=4),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(("", "https://example.org")),
)
references = st.builds(
    FactRef, id=st.just("r1"), fact=st.just("F1"), revision=st.just(1), shown=st.text(min_size=1, max_size=4)
)
contents = st.lists(texts | references, max_size=8).map(tuple)


def letters(content: Content) -> list[object]:
    """Each letter of the text with its marks, and each reference."""
    found: list[object] = []
    for item in content:
        if isinstance(item, FactRef):
            found.append(item)
        else:
            found += [item.model_copy(update={"text": letter}) for letter in item.text]
    return found


@given(contents)
@settings(max_examples=100)
def it_keeps_every_letter_with_its_marks_in_normal_form(content: Content) -> None:
    assert letters(normal(content)) == letters(content)


@given(contents)
@settings(max_examples=100)
def it_has_one_normal_form(content: Content) -> None:
    once = normal(content)
    split = tuple(one for item in once for one in halves(item))
    assert normal(once) == once
    assert normal(split) == once


def halves(item: Inline) -> tuple[Inline, ...]:
    if isinstance(item, FactRef):
        return (item,)
    middle = len(item.text) // 2
    parts = item.text[:middle], item.text[middle:]
    return tuple(item.model_copy(update={"text": part}) for part in parts)


@given(contents)
@settings(max_examples=100)
def it_leaves_no_empty_text_and_no_equal_neighbours_in_normal_form(content: Content) -> None:
    once = normal(content)
    marks = [(one.bold, one.italic, one.link) if isinstance(one, Text) else None for one in once]
    assert all(one.text for one in once if isinstance(one, Text))
    assert all(one is None or one != other for one, other in pairwise(marks))


def it_joins_words_across_an_empty_run_of_other_marks() -> None:
    assert normal([Text(text="a"), Text(text="", bold=True), Text(text="b")]) == (Text(text="ab"),)


def it_never_joins_two_references() -> None:
    ref = FactRef(id="r1", fact="F1", revision=1, shown="It rained")
    twin = ref.model_copy(update={"id": "r2"})
    assert normal([ref, twin]) == (ref, twin)


def it_shows_a_fact_as_it_now_stands() -> None:
    fact = Fact(id="F1", revision=3, statement="It rained")
    assert reference(fact, "r1") == FactRef(id="r1", fact="F1", revision=3, shown="It rained")


def it_reads_the_words_of_references_as_ordinary_words() -> None:
    ref = FactRef(id="r1", fact="F1", revision=1, shown="it rained")
    content = (Text(text="On Monday "), ref, Text(text="."))
    assert plain(content) == "On Monday it rained."
    assert list(refs(content)) == [ref]


def it_makes_no_content_of_no_words() -> None:
    assert text("") == ()
