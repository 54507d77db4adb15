"""The vocabulary of Akoma Ntoso 3.0 and of our own metadata namespace; nobody else names them."""

from collections.abc import Callable
from functools import partial

from lxml import etree
from lxml.builder import ElementMaker

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
HX = "urn:hexapla:1"
XML = "http://www.w3.org/XML/1998/namespace"
NSMAP: dict[str | None, str] = {None: AKN, "hx": HX}


class Maker:
    """Makes elements of one namespace: `E.p("text")`, `E("p", {"name": "x"})`."""

    def __init__(self, namespace: str) -> None:
        """Make elements of this namespace."""
        self._make = ElementMaker(namespace=namespace, nsmap=NSMAP)

    def __call__(self, name: str, /, *content: object, **attributes: str) -> etree._Element:
        """Return an element; `content` are attributes (a dict), text and children."""
        made: etree._Element = self._make(name, *content, **attributes)
        return made

    def __getattr__(self, name: str) -> Callable[..., etree._Element]:
        """Return what makes elements of this name."""
        return partial(self, name)


E = Maker(AKN)
H = Maker(HX)

SUPPLIED = f"{{{HX}}}supplied"
"""Attribute of an element whose words no source gave: the value says who supplied them."""

BOOKMARKS = f"{{{HX}}}bookmarks"
"""Attribute of an element while a source is read: the names, by blanks, by which links of the source lead to it."""

SCOPE = f"{{{HX}}}scope"
"""Attribute of the head of a column or a row in a table, `col` or `row`, where its place does not tell which."""

INDENT = f"{{{HX}}}indent"
"""Attribute of a row: how deep its first words stand in below those of other rows, from 1, where its source sets them in."""

RULE = f"{{{HX}}}rule"
"""Attribute of a row: the rule below it, `none`, `thin`, `thick` or `double`, one for all columns or one for each, where its
source draws another than the United Nations do; of a table: the rule above its first row."""

FRAME = f"{{{HX}}}frame"
"""Attribute of a table: the rule before its first column and behind its last, where its source draws it round the whole table."""

UPRIGHT = f"{{{HX}}}upright"
"""Attribute of a table: the rule at the end of each of its columns, where its source draws one."""

LEADING = f"{{{HX}}}leading"
"""Attribute of a table: how far its lines stand from each other, in points, where its source sets that for the rows below
the head; behind it how much room there is between the words of two rows, where that is less than usual: `10 3`."""

TRACKING = f"{{{HX}}}tracking"
"""Attribute of a table: what stands between its letters, in points, and how wide these are drawn, in parts of a hundred, where
its source sets that for most of them below the head: `0.2 103`."""

SIZE = f"{{{HX}}}size"
"""Attribute of a table: how large its source sets its letters, in points, where a table of its kind has others: one of words, as the text."""

CLOSE = f"{{{HX}}}close"
"""Attribute of a row in a table with a leading: `above`, `below` or both, where its words stand as close to the rule there as to
those of other rows."""

WHOLE = f"{{{HX}}}whole"
"""Attribute of a row of more than a few lines: `true` where its source never breaks it over pages."""

PLACE = f"{{{HX}}}place"
"""Attribute of a cell while a source is read: its row and its column in the grid of the source."""

ALIGN = f"{{{HX}}}align"
"""Attribute of a cell: where its words stand, `start`, `center` or `end`, where its source sets them otherwise than usual."""

VALIGN = f"{{{HX}}}valign"
"""Attribute of a cell in a row of several lines: at which end of it its source sets the words, `top`, `middle` or `bottom`; said of every
figure that is not as high as its row, of words where they are not at the top."""

BRACE = f"{{{HX}}}brace"
"""Attribute of a cell of several rows: `before` or `behind`, where its source draws a brace along these rows, on that side of its words."""

MARKED = f"{{{HX}}}marked"
"""Attribute of a paragraph of a note, `true`: the note's mark stands before it and not, as usual, before the first.

While a source is read, `false` of a line: it is a paragraph of the note in the next line, which has the mark."""

CHART = "chart"
"""The class of a table that says what a chart shows."""

COLUMNS = f"{{{HX}}}columns"
"""Attribute of a table: how wide its source sets its columns, in thousandths of the table."""

REACH = f"{{{HX}}}reach"
"""Attribute of a table: from where to where its source sets it, in thousandths of the width of its text (`-20 1046`), where it
stands elsewhere than that; `wide` and `overhanging` are from one margin, or from the text, to the margin at the other side, `landscape` on
a page on its side."""

PAGE = f"{{{HX}}}page"
"""Attribute of a text, a heading, a table or a figure: `before` where its author has it begin a page by hand."""

BEFORE = "before"

BOX = f"{{{HX}}}box"
"""Attribute of a text, a heading or a table in a box that its source draws a frame around: whether it is the first of what stands there,
the last, between them, or alone."""

FIRST, INNER, LAST, ALONE = "first", "inner", "last", "alone"

RUNS = f"{{{HX}}}runs"
"""Attribute of a cell: which way its words run, `up` or `down`, where its source turns them."""

TURNED = f"{{{HX}}}turned"
"""Attribute of a text or a heading below a table on a page on its side: `true` where its source has it on such a page too."""

CLOSER = f"{{{HX}}}closer"
"""Attribute of a text or a heading: by how many twentieths of a point its author has set its letters closer than its style does,
from 1 to 9, most often to save a line; behind it which letters, where not all do (`hexapla.akn.closer_letters`)."""

CLOSER_LINES = f"{{{HX}}}lines"
"""Attribute of a text: by how many tenths of a point its author has set its lines closer than its style does, from 1 to 10, most
often so that a page holds a line more."""

ROOM = f"{{{HX}}}room"
"""Attribute of a heading, a text or a table: by how many points its author has left less room above it, or above the table itself
below its caption, than templates of the United Nations do, from 1 to 6, most often so that a page holds a line more; `none` of a
table that its source sets right below another one, with no room between both."""

NO_ROOM = "none"

LINES = 240
"""How far apart the lines of a text of the United Nations stand, in twentieths of a point: what closer ones are measured against."""

LOOK = f"{{{HX}}}look"
"""Attribute of a heading: the style that its source shows (`chapter`, `h1`, `h23`, `h4`, `h56`), where its label and its place
tell another."""

CONFIDENCE = f"{{{HX}}}confidence"
"""Attribute of a paragraph, a heading, a note or a cell that was read from a page: how sure that is, from 0.00 to 1.00."""

XML_LANG = f"{{{XML}}}lang"


def akn(name: str) -> str:
    """Return the qualified name of an AKN element: `akn("p")` is `{…/akn/3.0}p`."""
    return f"{{{AKN}}}{name}"


def hx(name: str) -> str:
    """Return the qualified name of an element or attribute of our own namespace."""
    return f"{{{HX}}}{name}"


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for comments and instructions."""
    tag: object = element.tag  # comments and instructions have a function here
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
