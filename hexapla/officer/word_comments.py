"""Comments of ours in a Word file that somebody wrote: put at their words, and taken out again."""

import posixpath
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from hexapla.errors import SourceError
from hexapla.officer.word_text import Span, WordText, run_of
from hexapla.readers.word.names import STRICT, remove, val, w
from hexapla.readers.word.package import Package, open_package
from hexapla.writers.docx.package import TYPES, add_relationships, zipped
from hexapla.writers.docx.wml import make, text_parts

AUTHOR = "Hexapla"
"""Whose comments are ours."""

_INITIALS = "Hx"
_PART = "comments"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_CALLS = ("footnoteReference", "endnoteReference")
_PARA = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


class Comment(NamedTuple):
    """What is said of the words at a place, a line a paragraph."""

    span: Span
    lines: tuple[str, ...]


def opened_for_comments(data: bytes, name: str) -> Package | None:
    """Return a Word file that comments can be put into; None for one that keeps to Strict Open XML, which we do not write.

    Raises:
        SourceError: it is no Word file.
    """
    package = open_package(data, name)
    is_strict = any(each.encode() in package.members[package.main] for each in STRICT)
    return None if is_strict else package


def with_comments(package: Package, text: WordText, comments: Sequence[Comment]) -> bytes:
    """Return the Word file with comments, all else as it was; `text` is that of its main part.

    The marks of comments that stand between calls of notes come behind the last call, their ranges stay where their words
    are: LibreOffice loses the texts of all notes that it reads after such a mark.
    """
    members = dict(package.members)
    part, root = _comments_of(package, members)
    known = [int(number) for each in root.iter(w("comment")) if (number := val(each, "id") or "").isdecimal()]
    first = max(known, default=-1) + 1
    numbered = list(enumerate(sorted(comments), first))
    calls = [run_of(each) for each in text.root.iter(*map(w, _CALLS)) if text.before(each)]
    held = [(text.before(each) or (0, 0))[1] for each in calls]
    root.extend(_comment(number, each) for number, each in numbered)
    ends = [(each.span[side], side == 0, number) for number, each in numbered for side in (0, 1)]
    # The last first: what is cut moves what stands behind it.
    for place, is_start, ident in sorted(ends, reverse=True):
        if is_start:
            text.first_run(place).addprevious(make("commentRangeStart", id=ident))
        else:
            last = text.last_run(place - 1)
            is_between = bool(held) and held[0] < place <= held[-1]
            (calls[-1] if is_between else last).addnext(make("r", make("commentReference", id=ident)))
            last.addnext(make("commentRangeEnd", id=ident))
    members[part], members[package.main] = _bytes(root), _bytes(text.root)
    return zipped(members)


def without_ours(data: bytes, name: str) -> bytes:
    """Return a Word file without our comments, what others say in theirs kept; one that has none as it is."""
    try:
        package = open_package(data, name) if f"{_PART}.xml".encode() in data else Package(name, {})
    except SourceError:  # whoever reads it says so
        return data
    part = next(package.related(_PART), "")
    root = package.root(part)
    ours = [each for each in root.iter(w("comment")) if val(each, "author") == AUTHOR] if root is not None else []
    main = package.root(package.main)
    if root is None or main is None or not ours:
        return data
    numbers = {val(each, "id") for each in ours}
    paragraphs = {each.get(_PARA) for comment in ours for each in comment.iter(w("p"))} - {None}
    for each in ours:
        remove(each)
    for mark in [each for each in main.iter(*map(w, _MARKS)) if val(each, "id") in numbers]:
        run = mark.getparent()
        remove(mark)
        if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
            remove(run)
    members = {**package.members, part: _bytes(root), package.main: _bytes(main)}
    for kind in ("commentsExtended", "commentsIds"):
        for other in package.related(kind):
            members[other] = _bytes(_without_paragraphs(package.root(other), paragraphs))
    return zipped(members)


def _without_paragraphs(root: etree._Element | None, gone: set[str | None]) -> etree._Element:
    """Take out what a part says of paragraphs of comments that are gone; answers to them stand for themselves."""
    assert root is not None  # noqa: S101 - a part that a package leads to and that is there
    for each in list(root):
        for name, value in list(each.attrib.items()):
            if value in gone and etree.QName(name).localname == "paraId":
                root.remove(each)
            elif value in gone:
                del each.attrib[name]
    return root


def _comments_of(package: Package, members: dict[str, bytes]) -> tuple[str, etree._Element]:
    """Return the part of the comments and its root; a new one is made known."""
    part = next(package.related(_PART), None)
    root = package.root(part)
    if part is not None and root is not None:
        return part, root
    folder = posixpath.dirname(package.main)
    part = posixpath.join(folder, f"{_PART}.xml")
    add_relationships(members, package.main, {"hexaplaComments": f"{_PART}.xml"}, _PART, is_outside=False)
    types = package.root("[Content_Types].xml")
    assert types is not None  # noqa: S101 - no package opens without it
    types.append(etree.Element(f"{{{TYPES}}}Override", PartName=f"/{part}", ContentType=_KIND))
    members["[Content_Types].xml"] = _bytes(types)
    return part, make(_PART)


def _comment(number: int, comment: Comment) -> etree._Element:
    paragraphs = [make("p", make("r", *text_parts(line))) for line in comment.lines]
    paragraphs[0].insert(0, make("r", make("annotationRef")))
    return make("comment", *paragraphs, id=number, author=AUTHOR, initials=_INITIALS)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
