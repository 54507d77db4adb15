"""The canonical form: one AKN document in one language, behind a thin proxy.

`root` is the lxml tree and the only state; everything else is read from it on demand.
"""

import datetime
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from hexapla import xml_tree
from hexapla.akn.blocks import Block, blocks, subheading_of
from hexapla.akn.names import akn, hx, local

_CODES = etree.ErrorTypes
_WRONG: dict[int | None, str] = {
    _CODES.ERR_DOCUMENT_EMPTY: "it is empty, or begins with something else than an element",
    _CODES.ERR_DOCUMENT_END: "it goes on behind its end, or ends too early",
    _CODES.ERR_TAG_NOT_FINISHED: "an element is not closed, or the file was cut off",
    _CODES.ERR_TAG_NAME_MISMATCH: "another element is closed than the one that is open",
    _CODES.ERR_GT_REQUIRED: "a tag has no end",
    _CODES.ERR_LTSLASH_REQUIRED: "an element is not closed, or the file was cut off",
    _CODES.ERR_UNDECLARED_ENTITY: "it names a sign that no XML has: write the sign itself",
    _CODES.ERR_NAME_REQUIRED: "a sign stands there that XML keeps for itself: write ampersands and brackets as their names",
    _CODES.ERR_INVALID_CHAR: "a sign stands there that XML cannot hold",
    _CODES.ERR_INVALID_ENCODING: "it is not in the encoding that it says",
    _CODES.ERR_ATTRIBUTE_REDEFINED: "an attribute stands twice in one tag",
    _CODES.NS_ERR_UNDEFINED_NAMESPACE: "it uses a prefix that it does not declare",
}
"""What is wrong with a file that is no XML, by the parser's code."""


def parse(data: bytes) -> etree._Element:
    """Return the root element of XML bytes; no entity is expanded, nothing is fetched.

    Raises:
        ValueError: the bytes are no well-formed XML, or they carry a document type declaration.
    """
    try:
        root = xml_tree.parse(data)
    except etree.XMLSyntaxError as error:
        message = f"line {error.lineno or 1}: {_WRONG.get(getattr(error, 'code', None), 'what stands there is no XML')}"
        raise ValueError(message) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[attr-defined]  # the stubs lack it
        message = "it has a document type declaration, which is refused"
        raise ValueError(message)
    return root


class AknDocument:
    """An Akoma Ntoso 3.0 document of the AKN4UN profile."""

    def __init__(self, root: etree._Element) -> None:
        """Wrap an `akomaNtoso` element."""
        self.root = root

    @classmethod
    def from_bytes(cls, data: bytes) -> "AknDocument":
        """Parse canonical XML; ValueError for what is no well-formed XML."""
        return cls(parse(data))

    @cached_property
    def main(self) -> etree._Element:
        """The document element inside `akomaNtoso`: a `doc`, a `statement`, an `act`."""
        return next(child for child in self.root if local(child))

    @property
    def meta(self) -> etree._Element:
        """The `meta` block."""
        return _need(self.main, "meta")

    @property
    def facts(self) -> etree._Element:
        """Our own metadata element, `hx:document`."""
        found = self.meta.find(f"{akn('proprietary')}/{hx('document')}")
        return found if found is not None else etree.Element(hx("document"))

    @property
    def is_read_from_pages(self) -> bool:
        """Whether its source was a PDF, whose pages were read."""
        return self.meta.find(f".//{hx('source')}[@pages]") is not None

    @property
    def body(self) -> etree._Element:
        """The `mainBody` (or `body`): what the blocks are read from."""
        return next(child for child in self.main if local(child) in ("mainBody", "body", "debateBody"))

    @property
    def language(self) -> str:
        """The three-letter code of the expression: `eng`."""
        return self._frbr("FRBRExpression", "FRBRlanguage", "language")

    @property
    def symbol(self) -> str:
        """The symbol as printed: `CAT/C/PER/FCO/7`."""
        return self._frbr("FRBRWork", "FRBRnumber", "showAs")

    @property
    def work_iri(self) -> str:
        """The work's IRI."""
        return self._frbr("FRBRWork", "FRBRuri", "value")

    @property
    def expression_iri(self) -> str:
        """The expression's IRI."""
        return self._frbr("FRBRExpression", "FRBRuri", "value")

    @property
    def day(self) -> datetime.date:
        """The expression's date, a stand-in included."""
        value = self._frbr("FRBRExpression", "FRBRdate", "date")
        try:
            return datetime.date.fromisoformat(value)
        except ValueError as error:
            message = f"its date {value!r} is no date"
            raise ValueError(message) from error

    @property
    def issued(self) -> datetime.date | None:
        """The expression's own date; None where it has that of the work, or none at all."""
        return self.day if self._frbr("FRBRExpression", "FRBRdate", "name") == "issued" else None

    @property
    def title(self) -> str | None:
        """The title alias of this expression, else of the work; None where no source gave a title."""
        return self.own_title or self._title_of("FRBRWork")

    @property
    def own_title(self) -> str | None:
        """The title alias of this expression, None where its own source gave no title."""
        return self._title_of("FRBRExpression")

    def _title_of(self, level: str) -> str | None:
        path = f"{akn('identification')}/{akn(level)}/{akn('FRBRalias')}[@name='title']"
        alias = self.meta.find(path)
        return None if alias is None else alias.get("value")

    @property
    def subjects(self) -> tuple[str, ...]:
        """What the document is about, as its metadata says."""
        return tuple(str(each.get("showAs")) for each in self.meta.iter(akn("keyword")))

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the preamble, of the body and then of each attachment, in reading order."""
        return iter(self._blocks)

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return tuple(self._all_blocks())

    def _all_blocks(self) -> Iterator[Block]:
        preamble = self.main.find(akn("preamble"))
        if preamble is not None:
            yield from blocks(preamble)
        yield from blocks(self.body)
        for attachment in self.main.iterfind(f"{akn('attachments')}/{akn('attachment')}"):
            yield from _attachment_blocks(attachment)

    @cached_property
    def _eids(self) -> dict[str, etree._Element]:
        return {eid: element for element in self.root.iter() if (eid := element.get("eId"))}

    def slot(self, name: str) -> etree._Element | None:
        """Return the element of the masthead or preface that holds a named inline (`akn4un:…`) or AKN element."""
        for area in ("coverPage", "preface"):
            found = self.main.find(akn(area))
            for element in found.iter() if found is not None else ():
                if element.get("name") == name or local(element) == name:
                    return element
        return None

    def _frbr(self, level: str, element: str, attribute: str) -> str:
        found = self.meta.find(f"{akn('identification')}/{akn(level)}/{akn(element)}")
        value = found.get(attribute) if found is not None else None
        if value is None:
            message = f"the document has no {level}/{element}/@{attribute}"
            raise ValueError(message)
        return value


def _attachment_blocks(attachment: etree._Element) -> Iterator[Block]:
    eid = attachment.get("eId", "")
    heading = attachment.find(akn("heading"))
    if heading is not None:
        yield Block("annex", eid, (heading,), attachment.findtext(akn("num")), 1, None, attachment)
        yield from subheading_of(attachment)
    for document in attachment:
        for part in document:
            if local(part) in ("mainBody", "body"):
                yield from blocks(part)


def _need(parent: etree._Element, name: str) -> etree._Element:
    found = parent.find(akn(name))
    if found is None:
        message = f"the document has no <{name}>"
        raise ValueError(message)
    return found
