"""The preamble of a resolution or a treaty: who speaks, then the recitals, before the first numbered paragraph or article.

AKN4UN prescribes `preamble` with `formula` and `recitals` for them.  Below a heading and in an annex, where the schema
has none, it is an `hcontainer` of that name with paragraphs.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from lxml import etree

from hexapla.akn.ids import label_number
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, akn, local
from hexapla.readers.masthead.slots import folded_line, phrase_lines
from hexapla.readers.structure.labels import ends_sentence
from hexapla.readers.structure.tree import Structure

_COMMAS, _COLONS = (",", "،", "，"), (":", "：")
_RECITED = re.compile(r".*[,،，;؛；](?:\s\w{1,3})?", re.DOTALL)
"""How the clauses of a treaty end; the last but one may have its `and`."""

_LONGEST_NAME = 160
_LONGEST_ARTICLE = 5
"""Signs that may stand before the name of an organ: `The`, `Le`, a glued letter."""


_HOLDERS = tuple(map(akn, ("mainBody", "hcontainer", "division", "section")))


def set_preambles(structure: Structure, language: str) -> None:
    """Take the preamble out of a body that begins with one, and set those apart that stand below a heading or in an annex."""
    leading = _leading(structure.body, language)
    if leading:
        structure.preamble = _made(leading)
    for root in (structure.body, *structure.attachments):
        for holder in list(root.iterdescendants(*_HOLDERS)):
            if leading := _leading(holder, language):
                preamble = E.hcontainer({"name": "preamble"})
                leading[0].addprevious(preamble)
                preamble.extend(leading)


def _leading(holder: etree._Element, language: str) -> Sequence[etree._Element]:
    """Return the paragraphs that are the preamble which an element begins with.

    An organ of ours that speaks, `The General Assembly,`, is evidence enough; any other needs recitals that all end
    with commas.  What stands between them and the paragraphs is a recital too, one that holds a table is none.
    Who agrees on a treaty needs that its last words end with a colon, right before the first article.
    """
    children = list(dropwhile(_is_note_of_head, holder))
    children = [each for each in children if local(each) not in ("num", "heading", "subheading")]
    leading = list(takewhile(lambda each: local(each) == "alinea", children))
    texts = [plain_text(each) for each in leading]
    following = children[len(leading)] if len(leading) < len(children) else None
    is_name = bool(texts) and len(texts[0]) <= _LONGEST_NAME
    if not is_name or not all(map(_is_text, leading)):
        return ()
    if _is_of_treaty(texts, holder.getnext() if following is None else following):
        return leading
    if not texts[0].endswith(_COMMAS):
        return ()
    speaks = is_organ(texts[0], language)
    recited = len(list(takewhile(lambda text: text.endswith(_COMMAS), texts)))
    if speaks and following is None:  # paragraphs without numbers: the first that ends otherwise is the first of them
        leading = leading[:recited]
    elif not speaks and (recited < len(leading) or following is None or local(following) != "paragraph"):
        return ()
    return leading if 2 <= len(leading) < len(children) else ()


def _is_note_of_head(element: etree._Element) -> bool:
    """Tell whether an element is a note that asterisks call on the first page: it stands before the text of a body, and in no preamble."""
    above = element.getparent()
    is_text = local(element) == "alinea" and above is not None and local(above) == "mainBody" and _is_text(element)
    return is_text and plain_text(element).lstrip().startswith("*")


def _is_of_treaty(texts: Sequence[str], following: etree._Element | None) -> bool:
    """Tell whether paragraphs say who agrees on a treaty, why, and that it is agreed, before its first article."""
    article = next(following.iter(akn("article")), None) if following is not None else None
    is_first = article is not None and label_number(article.findtext(akn("num")) or "", "article") == "1"
    is_recited = (
        len(texts) > 2
        and all(map(_RECITED.fullmatch, texts[1:-1]))
        and not ends_sentence(texts[0].rstrip("".join(_COMMAS)))
    )
    return is_first and is_recited and texts[-1].endswith(_COLONS)


def is_organ(text: str, language: str) -> bool:
    """Tell whether words are those of an organ of ours that speaks, with its comma or without."""
    name = folded_line(text.rstrip("".join(_COMMAS)))
    return any(name[start:] in phrase_lines(language) for start in range(min(len(name), _LONGEST_ARTICLE)))


def _is_text(alinea: etree._Element) -> bool:
    """Tell whether a paragraph holds running text and lists of it alone."""
    return all(local(each) != "content" or all(local(line) == "p" for line in each) for each in alinea.iter("*"))


def _made(leading: Sequence[etree._Element]) -> etree._Element:
    is_agreed = plain_text(leading[-1]).endswith(_COLONS)
    formula, *recitals = [list(_blocks(each)) for each in leading]
    agreed = [E.formula({"name": "enactingFormula"}, *recitals.pop())] if is_agreed and len(recitals) > 1 else []
    for each in leading:
        each.getparent().remove(each)  # type: ignore[union-attr]  # each stands in the body
    said = E.formula({"name": "enactingFormula"}, *formula)
    return E.preamble(said, E.recitals(*(E.recital(*texts) for texts in recitals)), *agreed)


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of an element and its lists, as a recital can hold them."""
    for part in list(holder):
        if local(part) in ("content", "intro", "wrapUp"):
            yield from list(part)
        elif local(part) == "list":
            items = [each for each in part if local(each) not in ("intro", "wrapUp")]
            yield from (line for each in part.findall(akn("intro")) for line in list(each))
            yield E.blockList(*(E.item(*each.findall(akn("num")), *_blocks(each)) for each in items))
            yield from (line for each in part.findall(akn("wrapUp")) for line in list(each))
