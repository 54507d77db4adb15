"""The preamble of a resolution: the organ that speaks, then the recitals, before the first numbered paragraph.

AKN4UN prescribes `preamble` with `formula` and `recitals` for them; elsewhere a preamble stays paragraphs of the body.
"""

from collections.abc import Sequence
from itertools import takewhile

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, local
from hexapla.readers.masthead.slots import folded_line, phrase_lines

_COMMAS = (",", "،", "，")
_LONGEST_NAME = 160
_LONGEST_ARTICLE = 5
"""Signs that may stand before the name of an organ: `The`, `Le`, a glued letter."""


def preamble_of(body: etree._Element, language: str) -> etree._Element | None:
    """Take the preamble out of a body and return it; None where the body begins with none.

    An organ of ours that speaks, `The General Assembly,`, is evidence enough; any other needs recitals that all end
    with commas.  What stands between them and the paragraphs is a recital too, a list or a table is none.
    """
    leading = list(takewhile(lambda each: local(each) == "alinea", body))
    texts = [plain_text(each) for each in leading]
    following = body[len(leading)] if len(leading) < len(body) else None
    speaks = bool(texts) and texts[0].endswith(_COMMAS) and len(texts[0]) <= _LONGEST_NAME
    if not speaks or not all(map(_is_plain, leading)):
        return None
    is_organ = _is_organ(texts[0], language)
    recited = len(list(takewhile(lambda text: text.endswith(_COMMAS), texts)))
    if is_organ and following is None:  # paragraphs without numbers: the first that ends otherwise is the first of them
        leading = leading[:recited]
    elif not is_organ and (recited < len(leading) or following is None or local(following) != "paragraph"):
        return None
    if len(leading) < 2 or len(leading) == len(body):
        return None
    return _made(leading)


def _is_organ(text: str, language: str) -> bool:
    name = folded_line(text.rstrip("".join(_COMMAS)))
    return any(name[start:] in phrase_lines(language) for start in range(min(len(name), _LONGEST_ARTICLE)))


def _is_plain(alinea: etree._Element) -> bool:
    """Tell whether a paragraph holds running text alone."""
    return len(alinea) == 1 and local(alinea[0]) == "content" and all(local(each) == "p" for each in alinea[0])


def _made(leading: Sequence[etree._Element]) -> etree._Element:
    formula, *recitals = [list(each[0]) for each in leading]
    for each in leading:
        each.getparent().remove(each)  # type: ignore[union-attr]  # each stands in the body
    return E.preamble(
        E.formula({"name": "enactingFormula"}, *formula), E.recitals(*(E.recital(*texts) for texts in recitals))
    )
