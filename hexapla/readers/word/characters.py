"""What pandoc says of a paragraph becomes AKN: characters with their formatting, repaired, then grouped into elements."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from lxml import etree

from hexapla.akn.names import E
from hexapla.akn.reading import Repair
from hexapla.codes import finding
from hexapla.domain.addresses import leads_outside
from hexapla.domain.citations import find_symbols
from hexapla.domain.symbol import Symbol
from hexapla.findings import Finding
from hexapla.readers.pandoc.formulas import name_of
from hexapla.readers.text.line_ends import blank_between
from hexapla.readers.word.pandoc_input import BLANK, BREAK, DOUBLE, MARKED, NOTE, PARAGRAPH, TAB
from hexapla.typography.repairs import repaired
from hexapla.xml_tree import append_text

OBJECT = "\ufffc"
"""Stands for a note, a picture or a forced break while the characters of a paragraph are looked at."""

_SHOWN = {ord(BLANK): " ", ord(TAB): "\t", ord(BREAK): OBJECT}
_FORMATTING = {"Emph": "i", "Strong": "b", "Underline": "u", "Superscript": "sup", "Subscript": "sub",
               "Strikeout": "del"}  # fmt: skip
_ORDER = ("del", "b", "i", "u", "ins", "sup", "sub")
_BLANKS = {"Space": " ", "SoftBreak": "\n", "LineBreak": "\u2028"}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_LINED = ("del", "ins", "u")
_CANONICAL = "https://undocs.org/"
_SYMBOL_HOSTS = ("https://undocs.org/", "http://undocs.org/", "https://www.undocs.org/", "http://www.undocs.org/",
                 "https://docs.un.org/", "http://docs.un.org/")  # fmt: skip
_LANGUAGES = ("ar/", "zh/", "en/", "fr/", "ru/", "es/")


class Character(NamedTuple):
    """One character of a paragraph, or the place of an object.

    `kind` is `text`, `note`, `picture`, `formula` or `break`.

    `value` is the number of the object; `style` the name of the character style.
    """

    text: str
    marks: frozenset[str] = frozenset()
    href: str | None = None
    kind: str = "text"
    value: int = 0
    style: str = ""


Characters = list[Character]


def characters(inlines: Sequence[Mapping[str, Any]], objects: list[Mapping[str, Any]] | None = None) -> Characters:
    """Return the characters of a paragraph as pandoc reads it, its number taken off.

    Notes and pictures that pandoc itself found are added to `objects`, and a character stands for each.
    """
    found: Characters = []
    _walk(inlines, Character(""), found, [] if objects is None else objects)
    text = "".join(each.text for each in found)
    match = PARAGRAPH.match(text)
    found = found[match.end() :] if match else found
    return _with_objects(found)


def plain(content: Iterable[Character]) -> str:
    """Return the characters alone: forced breaks are blanks, notes and pictures nothing."""
    return "".join(each.text if each.kind == "text" else " " if each.kind == "break" else "" for each in content)


def is_formula_alone(content: Characters) -> bool:
    """Tell whether a paragraph is a formula and nothing besides, so that it goes on in the one above it."""
    return any(each.kind == "formula" for each in content) and not plain(content).strip()


def shown(content: Iterable[Character]) -> str:
    """Return the characters with an object character for every note, picture and forced break."""
    return "".join(each.text for each in content)


def _walk(
    inlines: Sequence[Mapping[str, Any]], look: Character, found: Characters, objects: list[Mapping[str, Any]]
) -> None:
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind in ("Note", "Image"):
            objects.append(inline)
            place = "note" if kind == "Note" else "picture"
            found.append(look._replace(text=OBJECT, kind=place, value=len(objects) - 1))
        elif kind == "Math":
            found.append(look._replace(text=OBJECT, kind="formula", value=len(found), href=name_of(content)))
        elif kind in ("Str", "Space", "SoftBreak", "LineBreak", "Code", "Math", "RawInline"):
            _characters(kind, content, look, found)
        elif kind in _FORMATTING:
            _walk(content, look._replace(marks=look.marks | {_FORMATTING[kind]}), found, objects)
        elif kind == "Link":
            _walk(content[1], look._replace(href=content[2][0]), found, objects)
        elif kind == "Span":
            style = dict(content[0][2]).get("custom-style", look.style).removeprefix("word: ")
            double = {"double"} if style.endswith(DOUBLE) else set()
            inner = look._replace(style=style.removesuffix(DOUBLE), marks=look.marks | double)
            _walk(content[1], inner, found, objects)
        elif kind in ("Quoted", "Cite"):
            marks = _QUOTES.get(content[0]["t"], ("", "")) if kind == "Quoted" else ("", "")
            found.extend(look._replace(text=mark) for mark in marks[0])
            _walk(content[1], look, found, objects)
            found.extend(look._replace(text=mark) for mark in marks[1])
        elif isinstance(content, list):
            _walk(content, look, found, objects)


def _characters(kind: str, content: Any, look: Character, found: Characters) -> None:
    if kind in ("Code", "Math", "RawInline"):
        content = f"${content[1]}$" if kind == "Math" else content[1]
    text = content if isinstance(content, str) else _BLANKS[kind]
    made = {character: look._replace(text=character) for character in set(text)}
    found.extend(map(made.__getitem__, text))


def _with_objects(content: Characters) -> Characters:
    """Put blanks, tabulators, breaks, notes and pictures where their marks stand."""
    text = "".join(each.text for each in content)
    found: Characters = []
    position = 0
    for match in MARKED.finditer(text):
        found += map(_character, content[position : match.start()])
        kind = "note" if match["kind"] == NOTE else "picture"
        found.append(content[match.start()]._replace(text=OBJECT, kind=kind, value=int(match["number"])))
        position = match.end()
    return [*found, *map(_character, content[position:])]


def _character(character: Character) -> Character:
    if character.text == BLANK:
        return Character(" ", *character[1:])
    if character.text in (BREAK, "\u2028"):
        return character._replace(text=OBJECT, kind="break")
    return character._replace(text="\t") if character.text == TAB else character


def with_repairs(content: Characters, language: str, line: int) -> tuple[Characters, list[Repair]]:
    """Return the characters after the repairs of their language, and the log."""
    before = "".join(each.text for each in content)
    if before.count("\n"):
        content = _without_line_ends(content, language)
        before = "".join(each.text for each in content)
    after, log = repaired(before, language)
    if not log:
        return content, []
    for repair in log:
        end = repair.start + len(repair.before)
        look = content[repair.start] if repair.start < len(content) else Character("")
        look = look._replace(kind="text", value=0)
        content = [*content[: repair.start], *(look._replace(text=new) for new in repair.after), *content[end:]]
    if "".join(each.text for each in content) != after:
        message = "the log of repairs does not lead to the repaired text"
        raise AssertionError(message)
    return content, [Repair(each.code, line, each.start, each.before, each.after) for each in log]


def _without_line_ends(content: Characters, language: str) -> Characters:
    """Return the characters with what parts two lines of one paragraph in the place of each line end."""
    found: Characters = []
    last = len(content) - 1
    for place, each in enumerate(content):
        text = each.text
        if text == "\n":
            text = blank_between(content[max(place - 1, 0)].text, content[min(place + 1, last)].text, language)
        found += [each._replace(text=text)] if text else []
    return found


Maker: TypeAlias = "Callable[[Character], etree._Element | None]"  # noqa: SLF001 - the type has no public name


def element_of(holder: str, content: Characters, make: Maker) -> etree._Element:
    """Return an element that holds these characters; `make` gives the elements of notes and pictures."""
    root = E(holder)
    content = _linked(content)
    for href, group in groupby(content, key=lambda each: each.href if each.kind == "text" else None):
        members = list(group)
        target = root if href is None else E.ref({"href": href})
        if href is not None:
            root.append(target)
        for marks, stretch in groupby(members, key=lambda each: (each.marks, each.kind, each.value)):
            _append_run(target, list(stretch), marks[0], make)
    return root


def _append_run(target: etree._Element, members: Characters, marks: frozenset[str], make: Maker) -> None:
    if members[0].kind == "text":
        inner = target
        for mark in _ORDER:
            if mark in marks:
                child = E(mark, {"class": "double"} if "double" in marks and mark in _LINED else {})
                inner.append(child)
                inner = child
        append_text(inner, "".join(each.text for each in members))
        return
    for each in members:
        made = E.br() if each.kind == "break" else make(each)
        if made is not None:
            target.append(made)


def _linked(content: Characters) -> Characters:
    """Give cited symbols their links and other links the form that the canonical XML writes."""
    content = [
        each._replace(href=canonical_href(each.href)) if each.href and each.kind == "text" else each for each in content
    ]
    content = [each._replace(marks=each.marks - {"u"}) if each.href else each for each in content]
    text = "".join(each.text for each in content)
    for start, end, symbol in find_symbols(text):
        found = {each.href for each in content[start:end]}
        if found == {None} or all(href is None or href.startswith(_CANONICAL) for href in found):
            content[start:end] = [each._replace(href=symbol.undocs_url) for each in content[start:end]]
    return content


def canonical_href(href: str | None) -> str | None:
    """Return an address as canonical XML writes it: cited symbols in no language, nothing that runs or opens a file."""
    if href is None or href.startswith("#"):
        return href
    if not leads_outside(href):
        return None
    for host in _SYMBOL_HOSTS:
        if href.startswith(host):
            path = href.removeprefix(host)
            path = path[3:] if path.startswith(_LANGUAGES) else path
            try:
                return Symbol.parse(path.replace("%20", " ")).undocs_url
            except ValueError:
                return _CANONICAL + path
    return href


def refused_links(content: Characters, **place: object) -> list[Finding]:
    """Return a finding for each address in a paragraph that no document may hold; `element_of` leaves its words."""
    links = {each.href for each in content if each.href and each.kind == "text"}
    addresses = {link for link in links if canonical_href(link) is None}
    return [finding("F-231", before=address[:120], **place) for address in sorted(addresses)]
