"""Parts of AKN of another profile: each document in a file with its front, preamble, body and end, as our profile has them."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.inlines import MEANINGS, plain_text
from hexapla.akn.names import AKN, BOOKMARKS, XML, XML_LANG, E, akn, local
from hexapla.xml_tree import append_text

BODIES = ("mainBody", "body", "debateBody", "judgmentBody", "amendmentBody")
FRONT, CLOSING = ("coverPage", "preface", "header"), ("conclusions",)

_NAMED = ("attachment", "component", "documentRef")
_REFERENCES = ("refersTo", "as", "source", "by", "period", "class", "style", "GUID", "status", "startEfficacy", "endEfficacy",
               "start", "end", "alternativeTo", "upTo", "from", "for", "pos")  # fmt: skip
_TEXTS = ("p", "block", "listIntroduction", "listWrapUp", "crossHeading", "tocItem", "heading", "subheading", "li", "table",
          "narrative", "summary", "scene", "from", "recordedTime", "longTitle")  # fmt: skip
_LINKS = ("a", "mref")

_SECTIONS = frozenset({
    "administrationOfOath", "address", "adjournment", "answer", "arguments", "background", "communication", "debateSection",
    "decision", "declarationOfVote", "introduction", "ministerialStatements", "motivation", "nationalInterest",
    "noticesOfMotion", "oralStatements", "other", "papers", "personalStatements", "petitions", "pointOfOrder", "prayers",
    "proceduralMotions", "question", "questions", "remedies", "resolutions", "rollCall", "speech", "speechGroup",
    "writtenStatements", "blockContainer", "container", "amendmentHeading", "amendmentContent", "amendmentReference",
    "amendmentJustification", "amendmentList",
})  # fmt: skip
"""Elements that part a record, a judgment or an amendment: containers of our profile."""


@dataclass
class Part:
    """A document in a file; `is_main` says that it is the file's own, `last` are the areas behind its body."""

    holder: etree._Element
    content: etree._Element
    is_main: bool
    front: list[etree._Element] = field(default_factory=list)
    preambles: list[etree._Element] = field(default_factory=list)
    last: list[etree._Element] = field(default_factory=list)

    @classmethod
    def of(cls, body: etree._Element, main: etree._Element) -> "Part":
        """Return the document that has a body."""
        holder = body.getparent()
        holder = main if holder is None else holder
        found = (areas(holder, names) for names in (FRONT, ("preamble",), CLOSING))
        return cls(holder, body, holder is main, *found)

    def body(self, before: Sequence[etree._Element] = ()) -> etree._Element:
        """Return the body in our profile, behind some lines, with what stands behind it in the document."""
        made = ours(self.content, "mainBody")
        made[:0] = before
        made.extend(line for area in self.last for line in _lines(area))
        return made

    def first_lines(self) -> list[etree._Element]:
        """Return the front and the preamble of a document within another: its body begins with them."""
        return [line for area in (*self.front, *self.preambles) for line in _lines(area)]

    def title(self) -> str:
        """Return the name by which the collection that holds a document refers to it, "" where none does."""
        named = {f"#{each.get(key)}" for each in self.holder.iterancestors("{*}component") for key in ("eId", "id")}
        references = self.holder.getroottree().iter("{*}documentRef")
        return next((str(each.get("showAs")) for each in references if each.get("href") in named), "")


def areas(holder: etree._Element, names: tuple[str, ...]) -> list[etree._Element]:
    """Return the parts of a document with these names."""
    return [child for child in holder if local(child) in names]


def attachment_of(part: Part) -> etree._Element:
    """Return a document that is not the first of its file as an attachment: its front and preamble begin its body."""
    above = part.holder.getparent()
    named = above if above is not None and local(above) in _NAMED else part.holder
    heads = [copy.deepcopy(each) for each in named if local(each) in ("num", "heading", "subheading")]
    lines = part.first_lines()
    if not any(local(each) == "heading" for each in heads):
        words = part.title() or (plain_text(lines.pop(0)).strip() if lines else "")
        heads.insert(len(heads) and local(heads[0]) == "num", E.heading(words or "–"))
    for head in heads:
        _repair(head)
    return E.attachment(*heads, E.doc({"name": "annex"}, part.body(lines)))


def ours(part: etree._Element, name: str) -> etree._Element:
    """Return a copy of a part of a document as our profile has it: its ids are names to be resolved."""
    made = copy.deepcopy(part)
    made.tag = akn(name)
    made.tail = None
    _repair(made)
    if not len(made):
        made.append(E.p())
    return made


def texts_of(area: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements of a front or an end that hold running text or a table, none inside another."""
    for child in area:
        if local(child) in _TEXTS and (local(child) != "longTitle" or child.find(akn("p")) is None):
            yield child
        elif local(child) in (*MEANINGS, "span"):
            yield E.p(copy.deepcopy(child))
        elif local(child) not in ("", "num", "img"):
            yield from texts_of(child)


def without_names(line: etree._Element) -> etree._Element:
    """Return a copy of a running text without the elements that say what its words are."""
    made = copy.deepcopy(line)
    made.tail = None
    _repair(made)
    return made


def _lines(area: etree._Element) -> Iterator[etree._Element]:
    """Yield what an area says as paragraphs, each with the number that stands before it."""
    for text in texts_of(area):
        made = without_names(text)
        label = text.getprevious()
        num = [E.num(plain_text(label))] if label is not None and local(label) == "num" else []
        if local(made) != "table":
            made.tag = akn("p")
            made.attrib.pop("name", "")
        if num or local(made) == "table" or plain_text(made):
            yield E.alinea(*num, E.content(made))


def _repair(root: etree._Element) -> None:
    """Make an element and all in it what the schema takes of our profile."""
    for element in [each for each in root.iter("*") if each.tag.startswith(f"{{{AKN}}}")]:
        ident = element.attrib.pop("eId", "") or element.attrib.pop("id", "") or element.attrib.pop(f"{{{XML}}}id", "")
        for key in map(str, list(element.attrib)):
            is_ours = key == XML_LANG or not key.startswith("{")
            is_kept = is_ours and (local(element) in MEANINGS or not _is_reference(key, str(element.get(key))))
            if not is_kept or key in ("wId", "GUID", "style"):
                del element.attrib[key]
        if ident:
            element.set(BOOKMARKS, str(ident))
        if local(element) == "quotedText":  # its marks are attributes: words of ours have them in the text
            element.text = str(element.attrib.pop("startQuote", "")) + (element.text or "")
            append_text(element, str(element.attrib.pop("endQuote", "")))
        if local(element) == "num":  # a number of ours is its letters alone
            etree.strip_tags(element, akn("b"), akn("i"))
        _rename(element)
        _join_unnumbered(element)
        _set_apart(element)
    for element in list(root.iter(akn("ul"), akn("ol"))):
        _number(element)


def _number(element: etree._Element) -> None:
    """Make a list of a page one of our profile: its items have the labels that a page shows."""
    for count, item in enumerate(element.findall(akn("li")), 1):
        label = f"{item.get('value') or count}." if local(element) == "ol" else "•"
        lines = [E.p(item.text or "")]
        for child in list(item):
            if local(child) in ("p", "ul", "ol"):
                lines += [child, E.p(child.tail or "")]
                child.tail = None
            else:
                lines[-1].append(child)
        item.attrib.pop("value", "")
        item.tag, item.text = akn("item"), None
        item[:] = [E.num(label), *(each for each in lines if local(each) != "p" or len(each) or plain_text(each))]
    element.tag = akn("blockList")


def _is_reference(key: str, value: str) -> bool:
    return key in _REFERENCES and (value.startswith(("#", "~")) or key != "class")


def _rename(element: etree._Element) -> None:
    name = local(element)
    if name in _LINKS and element.get("href"):
        element.tag = akn("ref")
    elif name in _SECTIONS and local(_above(element)) not in ("p", "content", "preamble"):
        names = element.get(BOOKMARKS)
        element.attrib.clear()
        element.tag = akn("hcontainer")
        element.set("name", name)
        if names:
            element.set(BOOKMARKS, names)
    elif name == "hcontainer":
        element.set("name", element.get("name") or "hcontainer")
    elif name in ("narrative", "summary", "scene", "from", "recordedTime"):
        element.tag = akn("p")


def _above(element: etree._Element) -> etree._Element:
    above = element.getparent()
    return element if above is None else above


def _join_unnumbered(element: etree._Element) -> None:
    """Make subparagraphs without a number the running text of their paragraph, or what stands around the items of a list."""
    parts = [child for child in element if local(child) not in ("", "num", "heading", "subheading")]
    plain = [
        each for each in parts if local(each) == "subparagraph" and [local(child) for child in each] == ["content"]
    ]
    if plain and plain == parts and local(element) == "paragraph":
        plain[0][0].extend(line for each in plain[1:] for line in each[0])
        for each in plain[1:]:
            element.remove(each)
        element.replace(plain[0], plain[0][0])
    elif plain and local(element) == "list":
        for each, name in ((parts[0], "intro"), (parts[-1], "wrapUp")):
            if each in plain:
                each.tag = akn(name)
                each[:] = list(each[0])


def _set_apart(element: etree._Element) -> None:
    """Make the words before and after the parts of an element what they are; the schema wants words or parts, not both."""
    contents = [child for child in element if local(child) == "content"]
    parts = [child for child in element if local(child) not in ("", "num", "heading", "subheading", "content")]
    if contents and parts:
        for content in contents:
            content.tag = akn("intro" if content.getnext() is not None else "wrapUp")
    if local(element) == "hcontainer" and any(local(child) in _TEXTS for child in parts):
        for child in parts:
            if local(child) in _TEXTS:
                holder = E.alinea(E.content())
                holder.tail, child.tail = child.tail, None
                element.replace(child, holder)
                holder[0].append(child)
