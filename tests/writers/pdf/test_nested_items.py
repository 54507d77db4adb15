"""Lists in lists on paper: every level stands further in, in an edition of one language, side by side and on facing pages."""

from itertools import pairwise

import pytest

from hexapla.present.presentation import Presentation
from hexapla.writers import pdf
from hexapla.writers.pdf import facing
from samples import parallel as parallel_samples
from samples import web as samples
from samples.pdf_pages import texts

DEPTH = 5
WORDS = {"en": "Harbour master", "fr": "Capitainerie"}


def items(code: str, depth: int = 1) -> str:
    """Return an item without a label that holds one item, and so on."""
    inner = items(code, depth + 1) if depth < DEPTH else ""
    return (
        f'<blockList eId="list_{depth}"><item eId="item_{depth}"><p>{depth}{WORDS[code]}</p>{inner}</item></blockList>'
    )


def edition(*codes: str) -> Presentation:
    columns = [
        samples.column(code, f'<hcontainer eId="hc_1"><content>{items(code)}</content></hcontainer>') for code in codes
    ]
    return parallel_samples.edition(*columns)


def places(data: bytes, code: str, pages: int) -> list[float]:
    """Return where the items of a language begin, the outermost first."""
    found = [text for page in range(1, pages + 1) for text in texts(data, page)]
    return [next(text.x for text in found if text.words.startswith(f"{n}{WORDS[code]}")) for n in range(1, DEPTH + 1)]


@pytest.mark.parametrize("kind", ["single", "parallel", "facing"])
def test_every_level_of_a_list_stands_further_in(kind: str) -> None:
    if kind == "single":
        found = [places(pdf.write(edition("en")), "en", 1)]
    elif kind == "parallel":
        data = pdf.write(edition("en", "fr"))
        found = [places(data, code, 1) for code in ("en", "fr")]
    else:
        data = facing.write(edition("en", "fr"))
        found = [places(data, code, 3) for code in ("en", "fr")]
    for starts in found:
        assert all(later - earlier > 8 for earlier, later in pairwise(starts)), starts
