"""Pages with faults that an officer would send back, twenty of each kind, and the same pages without them.

A page is drawn by the engine alone, with tags and no mending of ours; each fault says how often its code must be found.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.writers.pdf.weasyprint import engine

COUNT = 20

DIVIDED = (
    ("(46", " ", "211.1)"), ("1", " ", "234"), ("112", " ", "903.8"), ("(38", " ", "956.1)"), ("13 701", " ", "210"),
    ("12", " ", "500"), ("AUSSO", "", "M"), ("UN", "", "V"), ("NP", "", "O"), ("Percentag", "", "e"), ("Tota", "", "l"),
    ("202", "", "2"), ("2024/", "", "25"), ("P-", "", "3"), ("A/80/", "", "628"), ("2023–", "", "2024"),
    ("appor", "", "tionment"), ("Unencum", "", "bered"), ("мир", "", "ный"), ("A/C.5/", "", "80"),
)  # fmt: skip
"""What a line divides in a cell: before its end, the blank that is lost there, behind it."""

STYLE = (
    "<style>@page { size: 300pt 200pt; margin: 20pt } .page { break-after: page; position: relative } "
    "body { margin: 0 } * { font: 10pt/12pt serif } .at { position: absolute; white-space: nowrap }</style>"
)
TEXT = "<p>Text.</p>"


@dataclass(frozen=True)
class Planted:
    """A file with a fault on it: what kind, the code that must be said of it, the passages that the gate is told to expect."""

    kind: str
    code: str
    body: str
    passages: tuple[str, ...] = ()

    @property
    def pdf(self) -> bytes:
        """The file."""
        return drawn(self.body)


def drawn(body: str) -> bytes:
    """Return a tagged PDF of some HTML."""
    text = f'<html lang="en"><head><title>x</title>{STYLE}</head><body>{body}</body></html>'
    data: bytes = engine.load().HTML(string=text).write_pdf(pdf_tags=True)
    return data


def planted() -> Iterator[Planted]:
    """Yield twenty files with a fault of each kind."""
    for number in range(COUNT):
        yield Planted("overlap", "F-906", _page(_overlap(number)))
        yield Planted("cut at an edge", "F-907", _page(_cut(number)))
        before, blank, after = DIVIDED[number]
        cell = f"<table><tr><td>{before}<br>{after}</td></tr></table>"
        yield Planted("broken figure or symbol", "T-130", _page(cell + TEXT), (f"{before}{blank}{after}",))
        heading = f"<h{1 + number % 6}>Heading</h{1 + number % 6}>"
        yield Planted("heading alone at a page foot", "T-131", f'<div class="page">{TEXT}{heading}</div>{TEXT * 3}')
        yield Planted("last page of two lines", "T-132", f'<div class="page">{TEXT}</div>{_short(number)}')


def sound() -> Iterator[Planted]:
    """Yield the same files without their faults: nothing must be said of them."""
    for number in range(COUNT):
        apart = f'<span class="at" style="left: 0; top: {40 + number}pt">Planted</span><span class="at" style="left: 0; top: {54 + number}pt">Text</span>'
        yield Planted("overlap", "F-906", _page(apart))
        inside = f'<span class="at" style="left: {-18 + number}pt; top: {number * 7}pt">Planted</span>'
        yield Planted("cut at an edge", "F-907", _page(inside))
        whole = "".join(DIVIDED[number])
        yield Planted("broken figure or symbol", "T-130", _page(f"<table><tr><td>{whole}</td></tr></table>"), (whole,))
        heading = f"<h{1 + number % 6}>Heading</h{1 + number % 6}>"
        yield Planted("heading alone at a page foot", "T-131", f'<div class="page">{heading}{TEXT}</div>{TEXT * 3}')
        yield Planted("last page of two lines", "T-132", f'<div class="page">{TEXT}</div>{TEXT * 3}')


def _page(body: str) -> str:
    return f'<div class="page">{body}</div>{TEXT * 3}'


def _overlap(number: int) -> str:
    """Return two texts that stand over each other: beside, above, in another size, in a cell, a figure over a rule's words."""
    aside, below = 3 + number * 2, number % 4
    size = (10, 10, 14, 8)[number % 4]
    other = ("Planted words", "12 345.6", "A/80/628", "общий итог")[number // 4 % 4]
    return (
        f'<span class="at" style="left: 40pt; top: 40pt">Words of the first text</span>'
        f'<span class="at" style="left: {40 + aside}pt; top: {40 + below}pt; font-size: {size}pt">{other}</span>'
    )


def _cut(number: int) -> str:
    """Return a text that reaches over one of the four edges of its page, by three points or more."""
    reach = 3 + number // 4 * 2
    place = (
        f"left: {-20 - reach}pt; top: 40pt", f"right: {-20 - reach}pt; top: 40pt",
        f"left: 40pt; top: {-22 - reach}pt", f"left: 40pt; top: {172 + reach}pt",
    )[number % 4]  # fmt: skip
    return f'<div style="position: relative; height: 160pt"><span class="at" style="{place}">Planted words</span></div>'


def _short(number: int) -> str:
    words = "<br>".join(f"Line {line}" for line in range(1 + number % 2))
    return (
        f"<p>{words}</p>", f"<ul><li>{words}</li></ul>", f"<blockquote>{words}</blockquote>",
        f"<table><tr><td>{words}</td><td>{words}</td></tr></table>", f"<p><b>{words}</b></p>",
    )[number // 2 % 5]  # fmt: skip
