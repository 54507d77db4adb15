"""Amendments: the text that a provision is to have, and the underlined words that take the place of struck ones."""

import re
from collections.abc import Iterable

from lxml import etree

from hexapla.akn.inlines import QUOTATIONS, plain_text, runs
from hexapla.akn.names import E, akn, local
from hexapla.domain.label_patterns import matches, patterns
from hexapla.readers.structure.content import content_of, shortened
from hexapla.readers.structure.labels import split_label

_OPENING = "“«„「『"
_SAME_LINE = re.compile(
    rf"(?P<words>.{{1,400}}?[:：])\s*(?P<quoted>[{_OPENING}].*?(?P<end>[”»」』][.;。；]?)?)\s*", re.DOTALL
)
_MARK = re.compile(rf"[{_OPENING}]\s*")
_NUMBERED = ("paragraph", "prefixed", "point")


def mark_insertions(parts: Iterable[etree._Element]) -> None:
    """Make insertions of the underlined words of a document that has struck words."""
    roots = list(parts)
    if any(next(root.iter(akn("del")), None) is not None for root in roots):
        for root in roots:
            for line in list(root.iter(akn("u"))):
                line.tag = akn("ins")


def mark_amendments(root: etree._Element, language: str) -> None:
    """Make a modification of each quotation whose paragraph says that a provision is to read so.

    A numbered provision that is quoted in the same line becomes a quotation; its number is one of the quotation.
    """
    for line in [each for each in root.iter(akn("p")) if local(each.getparent()) == "content"]:  # type: ignore[arg-type]
        _part_from_quotation(line, language)
    for quotation in list(root.iter(*map(akn, QUOTATIONS))):
        for line in quotation.findall(akn("p")):
            _number(line, language)
    for quotation in list(root.iter(akn("embeddedStructure"))):
        paragraph = quotation.getparent()
        if paragraph is None or local(paragraph) != "p":
            continue
        before = paragraph.getprevious()
        announced = plain_text(paragraph) or ("" if before is None else plain_text(before))
        if _amends(announced, language):
            quotation.tag = akn("quotedStructure")
            change = E.mod()
            change.tail, quotation.tail = quotation.tail, None
            paragraph.replace(quotation, change)
            change.append(quotation)


def _amends(words: str, language: str) -> bool:
    """Tell whether words say how a provision is to read, and not how a text reads that they recall."""
    found = (pattern.match(words) for pattern in patterns("reciting", language))
    recited = next((match["label"] for match in found if match), None)
    return matches("amending", words if recited is None else f"{recited}:", language)


def _part_from_quotation(line: etree._Element, language: str) -> None:
    """Set the provision that a paragraph quotes behind a colon apart from the words that announce it.

    It goes to the beginning of the quotation that the paragraphs below it have made, where it has no end itself.
    """
    match = _SAME_LINE.fullmatch(_text(line))
    if match is None or any(_is_object(each) for each in line.iter()) or not _amends(match["words"], language):
        return
    following = line.getnext()
    quotation = next(iter(following), None) if following is not None else None
    if quotation is not None and local(quotation) == "embeddedStructure" and not match["end"]:
        quotation.insert(0, content_of("p", line, match.start("quoted")))
    elif following is None and match["end"] and _label(match["quoted"], language):
        line.addnext(E.p(E.embeddedStructure(content_of("p", line, match.start("quoted")))))
    else:
        return
    shortened(line, match.end("words"))


def _is_object(element: etree._Element) -> bool:
    return local(element) in ("img", "subFlow", *QUOTATIONS)


def _label(text: str, language: str) -> str:
    """Return the quotation mark and the number that a quoted provision begins with, "" where it begins with none."""
    mark = _MARK.match(text)
    found = split_label(text[mark.end() :], language) if mark else None
    return text[: mark.end()] + found.label if mark and found and found.kind in _NUMBERED and found.text else ""


def _number(line: etree._Element, language: str) -> None:
    """Make a paragraph of a quoted line that begins with a number within its quotation mark."""
    text = _text(line)
    if label := _label(text, language):
        cut = len(text) - len(text[len(label) :].lstrip())
        paragraph = E.paragraph(E.num(label), E.content(content_of("p", line, cut)))
        line.getparent().replace(line, paragraph)  # type: ignore[union-attr]  # it stands in a quotation


def _text(line: etree._Element) -> str:
    return "".join(run.text for run in runs(line) if run.note is None)
