from briefwright.domain.blocks import TalkingPoint, TalkingPoints
from briefwright.domain.content import text
from briefwright.domain.material import Material
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Heading, NoteMark, Paragraph
from export.samples import material, talking_points


def lines(made: Material) -> list[tuple[str, str]]:
    """What each piece is and says, the heading of the section left out."""
    found = []
    for piece in compose(made).pieces[1:]:
        if isinstance(piece, Heading):
            found.append((f"heading {piece.level}", piece.text))
        elif isinstance(piece, Paragraph):
            words = ("" if isinstance(run, NoteMark) else run.text for run in piece.runs)
            found.append((piece.look, "".join(words)))
    return found


def it_sets_what_to_say_before_what_to_answer() -> None:
    assert lines(material(talking_points())) == [
        ("heading 2", "What to say"),
        ("point", "We welcome that The talks resumed on 15 August"),
        ("remark", "Background: Since May."),
        ("point", "We regret that It was 40 per cent"),
        ("heading 2", "If raised"),
        ("point", "Sanctions: They stay."),
        ("remark", "Background: The ministry rejects the draft"),
    ]


def it_numbers_the_notes_of_talking_points_in_the_order_in_which_they_stand() -> None:
    made = compose(material(talking_points()))
    runs = [run for piece in made.pieces if isinstance(piece, Paragraph) for run in piece.runs]
    assert [run.number for run in runs if isinstance(run, NoteMark)] == [1, 2, 3]
    assert "TASS" in "".join(run.text for run in made.notes[2].runs if not isinstance(run, NoteMark))


def it_belongs_to_the_section_that_it_stands_in() -> None:
    headings = [piece for piece in compose(material(talking_points())).pieces if isinstance(piece, Heading)]
    assert {heading.key for heading in headings} == {"s1"}
    assert [len(pieces) for _, pieces in compose(material(talking_points())).sections()] == [7]


def it_does_not_repeat_what_the_heading_above_says() -> None:
    answer = TalkingPoints(id="tp", rows=(TalkingPoint(id="a", raised="aid", say=text("Soon.")),))
    assert lines(material(answer, title="If raised")) == [("point", "Aid: Soon.")]


def it_puts_the_marking_with_the_caption_or_before_the_first_words() -> None:
    marked = talking_points().model_copy(update={"marking": "TLP:GREEN"})
    bare = marked.model_copy(update={"caption": ""})
    assert lines(material(marked))[0] == ("heading 2", "What to say (TLP:GREEN)")
    assert lines(material(bare))[0][1].startswith("(TLP:GREEN) We welcome that")


def it_leaves_out_talking_points_that_say_nothing_and_says_so() -> None:
    made = compose(
        material(TalkingPoints(id="tp", caption="Say", rows=(TalkingPoint(id="a"),)), title="Talk")
    )
    assert made.pieces == (Heading("Talk", "s1"),)
    assert made.notices == ("The list of talking points in “Talk” is empty and was left out.",)
