from dataclasses import replace

import pytest

from briefwright.domain.material import Material
from briefwright.export.composing.composition import compose
from briefwright.export.pieces import Figure, Heading
from export.samples import IMAGE, IMAGE_ID, material, picture, png

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04JF"  # a segment of another kind comes first
    b"\xff\xff\xc2\x00\x0b\x08\x00\x30\x00\x40\x01\x01\x11\x00"
)
UNREADABLE = (b"GIF89a", b"", IMAGE[:20], JPEG[:9], JPEG[:-10], png(0, 0), b"\xff\xd8\xff\xff")


def figure(made: Material) -> Figure:
    (found,) = [piece for piece in compose(made).pieces if isinstance(piece, Figure)]
    return found


def with_image(image: bytes, **fields: object) -> Material:
    return replace(material(picture(**fields)), pictures={IMAGE_ID: image})


def it_shows_a_picture_with_label_caption_and_alternative_text() -> None:
    assert figure(material(picture())) == Figure(
        IMAGE, 8, 6, "The line of contact", "A map of the line", "Figure 1", "pi"
    )


def it_takes_the_size_from_the_block_where_that_states_one() -> None:
    shown = figure(material(picture(width=640, height=480)))
    assert (shown.width, shown.height) == (640, 480)


@pytest.mark.parametrize(("image", "size"), [(png(7, 5), (7, 5)), (JPEG, (64, 48))])
def it_reads_the_size_from_the_picture_else(image: bytes, size: tuple[int, int]) -> None:
    shown = figure(with_image(image))
    assert (shown.width, shown.height) == size


def it_lets_the_caption_stand_in_for_a_description_and_says_so() -> None:
    made = material(picture(description=" "))
    assert figure(made).description == "The line of contact"
    assert compose(made).notices == (
        "The picture “The line of contact” has no description for those who cannot see it.",
    )


def it_gives_a_picture_without_a_caption_no_label() -> None:
    shown = figure(material(picture(caption="")))
    assert (shown.label, shown.caption) == ("", "")


def it_puts_the_marking_before_the_caption() -> None:
    assert figure(material(picture(marking="TLP:AMBER"))).caption == "(TLP:AMBER) The line of contact"


def it_leaves_out_a_picture_that_is_not_at_hand_and_says_so() -> None:
    made = compose(replace(material(picture()), pictures={}))
    assert made.pieces == (Heading("Background", "s1"),)
    assert made.notices == ("The picture “The line of contact” is not in this workspace and was left out.",)


@pytest.mark.parametrize("image", UNREADABLE)
def it_leaves_out_what_is_no_picture_that_can_be_read_and_says_so(image: bytes) -> None:
    made = compose(with_image(image))
    assert made.pieces == (Heading("Background", "s1"),)
    assert made.notices == (
        "The picture “The line of contact” is no PNG or JPEG file that can be read, and was left out.",
    )


def it_leaves_out_a_place_where_no_picture_was_put_and_says_so() -> None:
    made = compose(material(picture(image="")))
    assert made.notices == ("The picture in “Background” is empty and was left out.",)
