"""Our page over a page of a real document: what a colleague in Geneva would see at once.

``.venv/bin/python -m benchmarks.overlay REFERENCE.png --kind first-2019 --out FOLDER`` sets a page with the same kind of
content as the reference picture (a rendered A4 page; none is kept here), at the same size, and writes three pictures:
both pages on top of each other (theirs red, ours blue, what agrees black), side by side, and one after the other
(`.gif`).  It prints, for each block of the page, how far its edges and its middle are from theirs, in points.

Kinds: first-2019 and first-2026 (page one of an issued report), text-2026 (headings, paragraphs, notes), last-2019 (an
annex with bullets, the end of a document).
"""

from __future__ import annotations

import argparse
import io
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import pypdfium2  # noqa: E402
from PIL import Image, ImageChops  # noqa: E402

from hexapla.akn.blocks import Block  # noqa: E402
from hexapla.present.presentation import Note  # noqa: E402
from hexapla.writers import pdf  # noqa: E402
from samples import paper as samples  # noqa: E402

if TYPE_CHECKING:
    from hexapla.present.presentation import Presentation

A4 = 595.3, 841.9
INK = 205
"""A pixel darker than this is ink."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Kind:
    """A kind of page: our document, its page, and the blocks to compare: name and where to look, in points."""

    edition: Presentation
    page: int
    blocks: dict[str, Box]


def _issued(**facts: object) -> Presentation:
    """Return an issued report of the kind that the reference pages show."""
    title = str(facts.pop("title"))
    symbol = str(facts.pop("symbol"))
    lines: list[samples.Line] = facts.pop("lines", [])  # type: ignore[assignment]
    note = samples.E.p(str(facts.pop("note", "The annex is being circulated without formal editing.")))
    head, tail = symbol.split("/", 1)
    edition = samples.single("en", lines, title=title, symbol=symbol, symbol_head=head, symbol_tail=f"/{tail}",
                             style="organ", language=None, limitation=None, received=None, **facts)  # fmt: skip
    notes = (Note("note_900", "*", "title", (note,)), *edition.first.notes[1:])
    first = replace(edition.first, notes=notes, standing=None)
    return replace(edition, columns=(first,), status="issued", symbol=symbol)


HEAD: dict[str, Box] = {
    "United Nations": (110, 30, 300, 55.5),
    "symbol": (350, 30, 545, 55.5),
    "first rule": (50, 55.5, 545, 58.5),
    "emblem": (50, 60, 118, 112),
    "organ": (119, 60, 385, 90),
    "Distr.": (388, 68, 545, 82),
    "date": (388, 82, 545, 94),
    "Original:": (388, 106, 545, 118),
    "second rule": (50, 196, 545, 203),
}
PAGE_ONE = HEAD | {
    "committee": (50, 208, 380, 221.5),
    "session": (50, 221.5, 380, 233),
    "dates": (50, 233, 380, 245),
    "agenda item": (50, 245, 380, 257),
    "item title": (50, 257, 380, 269),
    "title": (110, 285, 500, 318),
    "subtitle": (110, 330, 500, 352),
    "note rule": (85, 735, 170, 741),
    "note": (95, 744, 500, 758),
    "job number": (50, 772, 160, 786),
    "bars": (50, 788, 160, 807),
    "figures of bars": (50, 807.5, 160, 815),
    "recycle": (390, 788, 475, 812),
    "code": (482, 758, 545, 812),
}


def first_2019() -> Kind:
    """Page one of a report of the Human Rights Council."""
    edition = _issued(
        symbol="A/HRC/43/12", title="Report of the Working Group on the Universal Periodic Review{*}",
        name=("General Assembly",), date="27 December 2019", original="Original: English",
        committee="Human Rights Council",
        session=("Forty-third session", "24 February–20 March 2020", "Agenda item 6", "Universal periodic review"),
        subtitle=("Islamic Republic of Iran",), job_number="GE.19-22573 (E)", url="https://undocs.org/A/HRC/43/12",
        note="The annex is being circulated without formal editing, in the language of submission only.",
        lines=[("chapter", "I.", "Introduction"), *samples.long_lines("en", 150)],
    )  # fmt: skip
    return Kind(edition, 1, PAGE_ONE)


def first_2026() -> Kind:
    """Page one of a document of the Economic Commission for Europe."""
    edition = _issued(
        symbol="ECE/TRANS/WP.29/2026/139", title="Proposal for a new United Nations Global Technical Regulation on Automated Driving Systems (ADS)",
        name=("Economic and Social Council",), date="14 April 2026", original="Original: English",
        committee="Economic Commission for Europe", session=(), job_number="GE.26-05299 (E)",
        subtitle=("Submitted by the Working Party on Automated/Autonomous and Connected Vehicles (GRVA)",),
        url="https://docs.un.org/en/ECE/TRANS/WP.29/2026/139",
        lines=[("alinea", "", samples.WORDS["en"]), ("alinea", "", samples.WORDS["en"] * 2)],
    )  # fmt: skip
    head = HEAD | {"organ": (119, 60, 390, 90), "Distr.": (392, 68, 545, 82), "date": (392, 82, 545, 94)}
    return Kind(edition, 1, head | {"committee": (50, 208, 380, 223)})


def text_2026() -> Kind:
    """A page of numbered paragraphs and notes."""
    lines = [("h1", "A.", "Introduction"), *samples.long_lines("en", 40, 20)]
    edition = _issued(
        symbol="ECE/TRANS/WP.29/2026/139", title="A title", name=("Economic and Social Council",),
        date="14 April 2026", original="Original: English", committee="Economic Commission for Europe",
        session=(), job_number=None, subtitle=None, url="https://docs.un.org/en/ECE/TRANS/WP.29/2026/139", lines=lines,
    )  # fmt: skip
    return Kind(edition, 3, {
        "running head": (400, 40, 545, 55), "rule under it": (50, 55.5, 545, 59),
        "page number": (525, 800, 545, 815), "text column": (104, 150, 545, 600),
    })  # fmt: skip


def last_2019() -> Kind:
    """The last page: an annex, bullets, the end of a document."""
    items = [("item", "•", samples.WORDS["en"][: 60 + 31 * (n % 3)]) for n in range(8)]
    edition = _issued(
        symbol="A/HRC/43/12", title="A title", name=("General Assembly",), date="27 December 2019",
        original="Original: English", committee=None, session=(), job_number=None, subtitle=None,
        url="https://undocs.org/A/HRC/43/12", lines=[("alinea", "", samples.WORDS["en"]), *items],
    )  # fmt: skip
    heading = samples.E.heading("Composition of the delegation")
    annex = Block("annex", "att_1", (heading,), "Annex", 1, element=heading)
    blocks = edition.first.blocks
    first = replace(
        edition.first, blocks=(blocks[0], annex, *blocks), styles={**edition.first.styles, "att_1": "chapter"}
    )
    return Kind(replace(edition, columns=(first,)), 2, {
        "running head": (50, 40, 150, 55), "rule under it": (45, 55.5, 545, 60), "Annex": (50, 80, 105, 100),
        "title of the annex": (108, 114, 400, 135), "page number": (50, 800, 80, 815),
    })  # fmt: skip


KINDS = {"first-2019": first_2019, "first-2026": first_2026, "text-2026": text_2026, "last-2019": last_2019}


def drawn(kind: Kind, size: tuple[int, int]) -> Image.Image:
    """Return our page as a picture of this size."""
    page = pypdfium2.PdfDocument(io.BytesIO(pdf.write(kind.edition)))[kind.page - 1]
    picture: Image.Image = page.render(scale=size[0] / A4[0]).to_pil().convert("L")
    return picture.resize(size) if picture.size != size else picture


def edges(picture: Image.Image, box: Box) -> Box | None:
    """Return the edges of the ink inside a box, in points; None where there is none."""
    scale = picture.width / A4[0]
    left, top, right, bottom = (round(each * scale) for each in box)
    found = picture.crop((left, top, right, bottom)).point(lambda value: 255 if value < INK else 0).getbbox()
    if found is None:
        return None
    x, y, end, base = found
    return (left + x) / scale, (top + y) / scale, (left + end) / scale, (top + base) / scale


def compare(reference: Image.Image, ours: Image.Image, kind: Kind) -> None:
    """Print the differences of every block."""
    print(f"{'block':22} {'left':>6} {'top':>6} {'right':>6} {'bottom':>6}   (ours minus theirs, points)")
    for name, box in kind.blocks.items():
        theirs, mine = edges(reference, box), edges(ours, box)
        if theirs is None or mine is None:
            print(f"{name:22} {'only theirs' if mine is None and theirs else 'only ours' if mine else 'in neither'}")
        else:
            print(f"{name:22} " + " ".join(f"{b - a:+6.1f}" for a, b in zip(theirs, mine, strict=True)))


def pictures(reference: Image.Image, ours: Image.Image, stem: Path) -> None:
    """Write the overlay, both pages side by side, and both in turns."""
    both = ImageChops.darker(reference, ours)
    Image.merge("RGB", (ours, both, reference)).resize((reference.width * 2, reference.height * 2)).save(
        stem.with_suffix(".overlay.png")
    )
    pair = Image.new("L", (reference.width * 2 + 8, reference.height), 128)
    pair.paste(reference, (0, 0))
    pair.paste(ours, (reference.width + 8, 0))
    pair.save(stem.with_suffix(".pair.png"))
    reference.save(stem.with_suffix(".gif"), save_all=True, append_images=[ours], duration=700, loop=0)


def main() -> None:
    """Compare and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path, help="a picture of the reference page")
    parser.add_argument("--kind", choices=KINDS, default="first-2019")
    parser.add_argument("--out", type=Path, default=Path())
    options = parser.parse_args()
    kind = KINDS[options.kind]()
    reference = Image.open(options.reference).convert("L")
    ours = drawn(kind, reference.size)
    compare(reference, ours, kind)
    options.out.mkdir(parents=True, exist_ok=True)
    pictures(reference, ours, options.out / options.kind)


if __name__ == "__main__":
    main()
