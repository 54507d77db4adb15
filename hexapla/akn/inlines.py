"""Running text: the mixed content of one AKN element as a flat row of runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from hexapla.akn.formulas import formula_in, said
from hexapla.akn.names import SUPPLIED, XML_LANG, local

STYLES = {"b": "b", "i": "i", "u": "u", "sup": "sup", "sub": "sub", "del": "del", "ins": "ins"}
"""AKN's typographic elements, and the mark each puts on a run."""


QUOTATIONS = ("embeddedStructure", "quotedStructure")
"""Elements in a running text that hold a text of its own, quoted: blocks, no runs of the text around them."""


REFERRING = frozenset({
    "concept", "entity", "event", "judge", "lawyer", "location", "object", "organization", "party", "person", "process",
    "quantity", "role", "term",
})  # fmt: skip
"""Elements of running text that say what in the references their words name: `refersTo`, which the schema wants."""

MEANINGS = REFERRING | {
    "argument", "courtType", "date", "decoration", "def", "docAuthority", "docCommittee", "docDate", "docIntroducer",
    "docJurisdiction", "docNumber", "docProponent", "docPurpose", "docStage", "docStatus", "docTitle", "docType",
    "docketNumber", "fillIn", "legislature", "neutralCitation", "omissis", "opinion", "outcome", "placeholder", "remark",
    "session", "shortTitle", "signature", "time", "vote",
}  # fmt: skip
"""Elements of running text that say what their words are about; editions print the words."""


@dataclass(frozen=True)
class Run:
    """A stretch of text with one look.

    `marks` are of `b i u sup sub del ins`, and `double` for the two lines of a doubly struck or underlined text; `href` a link as the canonical XML holds it; `language` the
    two- or three-letter `xml:lang` where it differs from the document's; `note` the eId of the
    authorial note called here, `text` being its mark; `is_break` a forced line break.
    `image` is the `src` of a picture, `text` its alternative; `formula` the MathML of a formula, `text` the same in
    one line.
    """

    text: str
    marks: frozenset[str] = frozenset()
    href: str | None = None
    language: str | None = None
    note: str | None = None
    supplied: str | None = None
    is_break: bool = False
    image: str | None = None
    formula: etree._Element | None = None


def runs(element: etree._Element) -> Iterator[Run]:
    """Yield the runs of `element` in reading order; the texts joined are what a reader sees."""
    yield from _inside(element, Run(""))


def plain_text(element: etree._Element) -> str:
    """Return the text of `element` without note marks, blanks at the ends taken off."""
    return words_of(runs(element))


def words_of(line: Iterable[Run]) -> str:
    """Return the text of runs without note marks, blanks at the ends taken off."""
    return "".join(run.text for run in line if run.note is None).strip()


def _inside(element: etree._Element, look: Run) -> Iterator[Run]:
    look = replace(look, language=element.get(XML_LANG, look.language), supplied=element.get(SUPPLIED, look.supplied))
    if element.text:
        yield replace(look, text=element.text)
    for child in element:
        yield from _child(child, look)
        if child.tail:
            yield replace(look, text=child.tail)


def _child(child: etree._Element, look: Run) -> Iterator[Run]:
    name = local(child)
    if name == "authorialNote":
        marks = look.marks - {"sup"}
        yield replace(look, text=child.get("marker", ""), note=child.get("eId", ""), marks=marks)
    elif name == "noteRef":
        yield replace(look, text=child.get("marker", ""), href=child.get("href"))
    elif name in ("br", "eol"):
        yield replace(look, text="\n", is_break=True)
    elif name == "img":
        yield replace(look, text=child.get("alt", ""), image=child.get("src"))
    elif name == "subFlow" and (math := formula_in(child)) is not None:
        yield replace(look, text=said(math), formula=math)
    elif name in STYLES:
        double = {"double"} if child.get("class") == "double" else set()
        yield from _inside(child, replace(look, marks=look.marks | {STYLES[name]} | double))
    elif name in ("ref", "rref", "mref", "a"):
        yield from _inside(child, replace(look, href=child.get("href", look.href)))
    elif name and name not in QUOTATIONS:
        yield from _inside(child, look)
