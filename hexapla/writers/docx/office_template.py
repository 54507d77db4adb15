"""The office's own Word template: its styles, heads and feet in place of ours, whichever program has saved it."""

import posixpath
import re
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache

from lxml import etree

from hexapla.archive import read_zip
from hexapla.errors import TemplateError
from hexapla.writers.docx.wml import R, make, name

ADVICE = "Start from docs/office.docx: it has every style and slot. Change it in Word, and save it as .docx."
_TYPES = "[Content_Types].xml"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_WHICH = ("even", "default", "first")
_NEEDED = re.compile(r"_|column |footnote |header$|footer$|page number$|hyperlink$")
"""How the styles are called, in small letters, that our text is set in; others that a file lacks are taken from ours."""

_LEADS = ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle")
_SLOT = re.compile(r"\{\{\s*symbol\s*\}\}")
_BEFORE = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
           "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
           "autoSpaceDN", "bidi")  # fmt: skip
"""What the schema has before the direction of a paragraph."""

Members = Mapping[str, bytes]


@lru_cache(maxsize=1)
def with_office(ours: tuple[tuple[str, bytes], ...], data: bytes) -> Members:
    """Return the parts of our template with the styles, heads and feet of the office's.

    The foot of its first page stands above ours, which has the job number and the QR code.

    Raises:
        TemplateError: it is no Word file, or lacks a style that our text is set in, or the symbol in its heads.
    """
    members = dict(ours)
    try:
        theirs = read_zip(data)
        styles = _parsed(theirs["word/styles.xml"])
        document = _parsed(theirs["word/document.xml"])
    except (ValueError, KeyError, etree.XMLSyntaxError) as error:
        message = "The Word template of office.toml is no Word file, or is damaged."
        raise TemplateError(message, ADVICE) from error
    idents = _merge(styles, _parsed(members["word/styles.xml"]))
    members["word/styles.xml"] = _bytes(styles)
    targets = _targets(theirs, "word/document.xml")
    for kind in ("header", "footer"):
        for number, which in enumerate(_WHICH, 1):
            part = _part(document, targets, kind, which)
            if part is not None:
                _take(members, theirs, part, f"{kind}{number}.xml", idents)
    return members


def _merge(styles: etree._Element, ours: etree._Element) -> dict[str, str]:
    """Give the office's styles our ids, which programs change, and take from ours what only lists and tables need.

    Returns which id became which.
    """
    there = {_called(each): each for each in styles.iter(name("style"))}
    wanted = {_called(each): each for each in ours.iter(name("style"))}
    missing = [str(each.find(name("name")).get(name("val"))) for called, each in wanted.items()  # type: ignore[union-attr]
               if called not in there and _NEEDED.match(called)]  # fmt: skip
    if missing:
        message = f"The Word template of office.toml lacks the style{'s' * (len(missing) > 1)} {', '.join(missing)}."
        raise TemplateError(message, ADVICE)
    ids = {called: str(each.get(name("styleId"))) for called, each in wanted.items()}
    renamed = {
        str(each.get(name("styleId"))): ids.get(called) or f"Office{number}"
        for number, (called, each) in enumerate(there.items())
    }
    for called, each in there.items():
        each.set(name("styleId"), renamed[str(each.get(name("styleId")))])
        _lead(each, renamed)
        for numbers in list(each.iter(name("numPr"))):  # lists are ours
            numbers.getparent().remove(numbers)  # type: ignore[union-attr]
        own = wanted[called].find(f"{name('pPr')}/{name('numPr')}") if called in wanted else None
        if own is not None:
            _insert(_properties(each), deepcopy(own))
    styles.extend(deepcopy(each) for called, each in wanted.items() if called not in there)
    return renamed


def _take(members: dict[str, bytes], theirs: Members, part: str, target: str, idents: Mapping[str, str]) -> None:
    """Put a head or a foot of the office in the place of ours, with the pictures that it shows."""
    root = _parsed(theirs[part])
    if target.startswith("header") and target != "header3.xml" and not _SLOT.search(_text(root)):
        message = (
            f"The head of the {_WHICH[int(target[6]) - 1]} pages of the Word template lacks the slot {{{{ symbol }}}}."
        )
        raise TemplateError(message, ADVICE)
    _lead(root, idents)
    for paragraph in root.iter(name("p")):
        _insert(_properties(paragraph), make("bidi", val="{{ rtl }}"))
    place, relations = f"word/{target}", f"word/_rels/{target}.rels"
    if target == "footer3.xml":  # ours, with the job number and the QR code, stays below it
        if theirs.get(_relations(part)):
            message = "The foot of the first page of the Word template has pictures or links, which stand in other heads and feet alone."
            raise TemplateError(message, ADVICE)
        root.extend(_parsed(members[place]))
    else:
        members.pop(relations, None)
        if data := theirs.get(_relations(part)):
            members[relations] = _with_pictures(members, theirs, _parsed(data))
    members[place] = _bytes(root)


def _with_pictures(members: dict[str, bytes], theirs: Members, relations: etree._Element) -> bytes:
    """Take the pictures of a head or a foot, under names that no picture of a text has, and say what kind they are."""
    types, known = _parsed(members[_TYPES]), _parsed(theirs[_TYPES])
    for each in relations:
        part = posixpath.normpath(posixpath.join("word", str(each.get("Target"))))
        if each.get("TargetMode") == "External" or part not in theirs:
            continue
        file = f"media/office-{posixpath.basename(part)}"
        members[f"word/{file}"] = theirs[part]
        each.set("Target", file)
        ending = file.rpartition(".")[2]
        if all(entry.get("Extension") != ending for entry in types):
            types.extend(deepcopy(entry) for entry in known if entry.get("Extension") == ending)
    members[_TYPES] = _bytes(types)
    return _bytes(relations)


def _relations(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _part(document: etree._Element, targets: Mapping[str, str], kind: str, which: str) -> str | None:
    """Return the part of a head or a foot; without one of its own for even pages a file has the same on all."""
    references = {each.get(name("type")): each.get(f"{{{R}}}id") for each in document.iter(name(f"{kind}Reference"))}
    ident = references.get(which) or (references.get("default") if which == "even" else None)
    return targets.get(str(ident))


def _targets(members: Members, part: str) -> dict[str, str]:
    folder = posixpath.dirname(part)
    data = members.get(_relations(part))
    root = _parsed(data) if data else ()
    return {
        str(each.get("Id")): posixpath.normpath(posixpath.join(folder, str(each.get("Target")).lstrip("/")))
        for each in root
    }


def _lead(root: etree._Element, idents: Mapping[str, str]) -> None:
    for each in root.iter(*map(name, _LEADS)):
        each.set(name("val"), idents.get(str(each.get(name("val"))), str(each.get(name("val")))))


def _called(style: etree._Element) -> str:
    named = style.find(name("name"))
    return str(named.get(name("val"))).casefold() if named is not None else ""


def _properties(element: etree._Element) -> etree._Element:
    """Return the properties of a paragraph or a style, made where there are none."""
    found = element.find(name("pPr"))
    if found is None:
        found = make("pPr")
        first = next(
            (n for n, each in enumerate(element) if each.tag in (name("rPr"), name("tblPr"), name("r"))), len(element)
        )
        element.insert(0 if element.tag == name("p") else first, found)
    return found


def _insert(properties: etree._Element, setting: etree._Element) -> None:
    """Put a setting where the schema has it, in place of one of its kind."""
    for each in properties.findall(setting.tag):
        properties.remove(each)
    before = _BEFORE[: _BEFORE.index(etree.QName(setting).localname)]
    place = sum(1 for each in properties if etree.QName(each).localname in before)
    properties.insert(place, setting)


def _text(root: etree._Element) -> str:
    return "".join(each.text or "" for each in root.iter(name("t")))


def _parsed(data: bytes) -> etree._Element:
    """Return a part without what it says itself that older programs may ignore: parts are put together, and it is looks."""
    parser = etree.XMLParser(remove_comments=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(data, parser)
    ignored = {root.nsmap.get(prefix) for prefix in str(root.attrib.pop(_IGNORABLE, "")).split()} - {None}
    for each in list(root.iter("*")) if ignored else ():
        if each is not root and etree.QName(each).namespace in ignored:
            each.getparent().remove(each)
        for attribute in [key for key in each.attrib if etree.QName(key).namespace in ignored]:
            del each.attrib[attribute]
    return root


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
