"""A composition as one web page that needs nothing beside itself."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from itertools import groupby

from briefwright.export.pieces import (
    Composition,
    Details,
    Figure,
    Grid,
    Heading,
    Item,
    NoteMark,
    Paragraph,
    Piece,
    Pointer,
    Run,
    Runs,
    Shown,
    SourceEntry,
    Words,
    depths,
    list_key,
)

_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 Calibri, Carlito, "Segoe UI", sans-serif; color: #1d2630; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
h1, h2 { color: #1f3a5f; line-height: 1.2; }
h1 { font-size: 2rem; margin: 0.5rem 0; }
h2 { font-size: 1.3rem; margin: 2rem 0 0.5rem; }
.marking { text-align: right; margin: 0; }
.marking strong { background: #000; padding: 0.1em 0.5em; font-size: 12pt; }
.tlp-red { color: #ff2b2b; } .tlp-amber { color: #ffc000; } .tlp-green { color: #33ff00; }
.tlp-clear { color: #fff; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 1rem 0 0;
  border-top: 2px solid #1f3a5f; padding-top: 0.75rem; }
dt { color: #5b6673; } dd { margin: 0; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #9fb0c3; color: #3a4652; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: 0.9rem; }
caption { text-align: left; color: #3a4652; padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border-bottom: 1px solid #cfd7df; }
thead th { background: #e8edf2; border-bottom: 1.5px solid #1f3a5f; }
sup { line-height: 0; } a { color: #1f5fa8; }
.notes { margin-top: 3rem; border-top: 1px solid #9fb0c3; font-size: 0.85rem; }
@media print {
  @page { size: A4; margin: 2cm; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  h2, caption { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
  .marking strong { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def web_page(composition: Composition) -> str:
    """The whole brief as HTML."""
    details = composition.details
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(details.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f"<header>\n{_marking(details)}\n{_head(details)}\n</header>\n<main>",
            *_blocks(composition.pieces),
            "</main>",
            *_notes(composition),
            f"<footer>\n{_marking(details)}\n</footer>\n</body>\n</html>\n",
        ]
    )


def _marking(details: Details) -> str:
    colour = details.marking.lower().replace(":", "-").partition("+")[0]
    return f'<p class="marking"><strong class="{escape(colour)}">{escape(details.marking)}</strong></p>'


def _head(details: Details) -> str:
    lines = {
        "For": details.audience,
        "Reference": details.reference,
        "Date": details.date,
        "From": details.author,
    }
    terms = "".join(f"<dt>{label}</dt><dd>{escape(words)}</dd>" for label, words in lines.items() if words)
    return f"<h1>{escape(details.title)}</h1>" + (f"\n<dl>{terms}</dl>" if terms else "")


def _blocks(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for key, group in groupby(pieces, list_key):
        if key is None:
            yield from map(_block, group)
        elif key[0] == "sources":
            entries = [piece.runs for piece in group if isinstance(piece, SourceEntry)]
            yield f"<ol>{''.join(f'<li>{_inline(runs)}</li>' for runs in entries)}</ol>"
        else:
            yield _list([piece for piece in group if isinstance(piece, Item)])


def _block(piece: Piece) -> str:
    match piece:
        case Heading():
            tag = f"h{piece.level + 1}"
            return f"<{tag}>{escape(piece.text)}</{tag}>" if piece.text else ""
        case Figure():
            return _figure(piece)
        case Grid():
            return _table(piece)
        case Paragraph(look="quote"):
            return f"<blockquote><p>{_inline(piece.runs)}</p></blockquote>"
        case Paragraph():
            return f"<p>{_inline(piece.runs)}</p>"
        case _:
            raise TypeError(f"{type(piece).__name__} is written as part of a list")


def _list(items: list[Item]) -> str:
    tag = "ol" if items[0].numbered else "ul"
    made, depth = [f"<{tag}>"], 0
    for number, (item, level) in enumerate(zip(items, depths(items), strict=True)):
        if level > depth:
            made.append(f"<{tag}>")
        else:
            made.append("</li>" * (number > 0) + f"</{tag}></li>" * (depth - level))
        depth = level
        made.append(f"<li>{_inline(item.runs)}")
    return "".join(made) + f"</li></{tag}>" * (depth + 1)


def _figure(figure: Figure) -> str:
    kind = "png" if figure.image.startswith(b"\x89PNG") else "jpeg"
    source = f"data:image/{kind};base64,{b64encode(figure.image).decode()}"
    size = f'width="{figure.width}" height="{figure.height}"'
    caption = f"<figcaption>{escape(_caption(figure))}</figcaption>" if _caption(figure) else ""
    return f'<figure><img src="{source}" alt="{escape(figure.description)}" {size}>{caption}</figure>'


def _caption(piece: Grid | Figure) -> str:
    return ". ".join(filter(None, (piece.label, piece.caption)))


def _table(grid: Grid) -> str:
    caption = f"<caption>{escape(_caption(grid))}</caption>" if _caption(grid) else ""
    heads = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in grid.header)
    header = f"<thead><tr>{heads}</tr></thead>" if grid.header else ""
    rows = "".join(_row(row, grid.row_heads) for row in grid.rows)
    return f'<table aria-label="{escape(grid.description)}">{caption}{header}<tbody>{rows}</tbody></table>'


def _row(cells: tuple[Runs, ...], headed: bool) -> str:
    made = [f"<td>{_inline(cell)}</td>" for cell in cells]
    if headed:
        made[0] = f'<th scope="row">{_inline(cells[0])}</th>'
    return f"<tr>{''.join(made)}</tr>"


def _notes(composition: Composition) -> Iterator[str]:
    if composition.notes:
        yield '<section class="notes" role="doc-endnotes" aria-label="Notes">\n<ol>'
        for note in composition.notes:
            back = f'<a href="#call-{note.number}" role="doc-backlink" aria-label="Back to the text">↩</a>'
            yield f'<li id="note-{note.number}">{_inline(note.runs)} {back}</li>'
        yield "</ol>\n</section>"


def _inline(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    match run:
        case NoteMark(number=number):
            return f'<sup><a href="#note-{number}" id="call-{number}" role="doc-noteref">{number}</a></sup>'
        case Shown():
            fact = f'data-fact="{escape(run.fact)}" data-revision="{run.revision}"'
            return f"<span {fact}>{_marked(run.text, run.bold, run.italic)}</span>"
        case Pointer():
            return _marked(run.text, run.bold, run.italic)
        case Words():
            words = _marked(run.text, run.bold, run.italic)
            return f'<a href="{escape(run.link)}">{words}</a>' if run.link else words


def _marked(text: str, bold: bool, italic: bool) -> str:
    words = escape(text).replace("\n", "<br>")
    words = f"<em>{words}</em>" if italic else words
    return f"<strong>{words}</strong>" if bold else words
