import pypdfium2
import pytest

from briefwright.export.printing.pages import PdfPages


def tiny(*sizes: tuple[float, float]) -> bytes:
    """A PDF of pages of these sizes in points, each with a red square in its lower left corner."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(sizes)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(sizes)} >>")
    drawn = "1 0 0 rg 0 0 10 10 re f"
    for number, (width, height) in enumerate(sizes):
        box = f"/MediaBox [0 0 {width} {height}] /Contents {4 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    written, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF"
    return f"{written}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def it_counts_pages_and_tells_their_sizes() -> None:
    pages = PdfPages(tiny((100, 200), (300, 50)))
    assert pages.count == 2
    assert pages.size(0) == (100, 200)
    assert pages.size(1) == (300, 50)
    pages.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def it_paints_a_page_in_red_green_and_blue_without_padding(scale: float) -> None:
    pages = PdfPages(tiny((33, 20)))
    width, height, pixels = pages.picture(0, scale)
    pages.close()
    assert (width, height) == (33 * scale, 20 * scale)
    assert len(pixels) == width * height * 3
    assert pixels[:3] == b"\xff\xff\xff"
    last_row = pixels[-width * 3 :]
    assert last_row[:3] == b"\xff\x00\x00"
    assert last_row[-3:] == b"\xff\xff\xff"


def it_refuses_what_is_no_pdf() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        PdfPages(b"no PDF")
