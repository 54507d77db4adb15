"""Running text of AKN of another profile: what its words are about, as far as the file names it, and its formulas."""

import datetime
import re

from lxml import etree

from hexapla.akn.formulas import MATHML, formula_in, in_namespace, tex_of
from hexapla.akn.inlines import MEANINGS, REFERRING
from hexapla.akn.names import XML, XML_LANG, E, akn, local
from hexapla.readers.pandoc.formulas import formulas, name_of
from hexapla.readers.pandoc.parsed import blocks_of

IDS = ("eId", "id", f"{{{XML}}}id")
"""Attributes by which dialects of AKN name a place."""

_FACTS = {"date": "date", "docDate": "date", "time": "time", "quantity": "normalized", "entity": "name", "fillIn": "width",
          "placeholder": "originalText", "session": "value", "docCommittee": "value", "legislature": "value"}  # fmt: skip
"""What an element says besides its words, by the attribute that says it."""

_NEEDED = ("date", "docDate", "time", "entity", "placeholder")
"""Elements that the schema takes with that attribute alone."""

_FORMS = {"date": re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?"), "time": re.compile(r"\d\d:\d\d:\d\d")}
_ROLES = ("person", "judge", "party", "docProponent")
_OTHERS = ("opponent", "witness", "relatedDocument", "affectedDocument", "change")
"""Elements that the schema does not take in a running text: their words are plain."""


def keep_meanings(main: etree._Element) -> tuple[etree._Element, ...]:
    """Leave each element that says what its words are about what the schema takes, else a `span`.

    Returns what these elements refer to: the entries of the file's `references` that are theirs.
    """
    known = {str(each.get(key)): each for each in main.iter(etree.Element) for key in IDS
             if local(each).startswith("TLC") and each.get(key) and each.get("href")}  # fmt: skip
    used: dict[str, etree._Element] = {}
    for element in list(main.iter(*map(akn, (*MEANINGS, *_OTHERS)))):
        name = local(element)
        kept = {key: str(element.get(key)) for key in (*IDS, XML_LANG) if element.get(key)}
        for key in ("refersTo", *(("as",) if name in _ROLES else ())):
            if (target := element.get(key, "").removeprefix("#")) in known:
                kept[key], used[target] = f"#{target}", known[target]
        fact = _FACTS.get(name, "")
        said = str(element.get(fact) or "") if fact else ""
        facts = {fact: said} if _is_well_formed(fact, said) else {}
        is_whole = "refersTo" in kept if name in REFERRING else name not in _OTHERS
        is_whole = is_whole and (name not in _NEEDED or bool(facts))
        element.attrib.clear()
        for key, value in (*kept.items(), *(facts.items() if is_whole else ())):
            element.set(key, value)
        element.tag = akn(name if is_whole else "span")
    _keep_ranges(main)
    return tuple(
        E(local(each), eId=eid, href=str(each.get("href")), showAs=str(each.get("showAs", eid)))
        for eid, each in used.items()
    )


def _is_well_formed(fact: str, said: str) -> bool:
    """Tell whether an attribute says something, a day or an hour as the schema writes them."""
    if fact not in _FORMS:
        return bool(said)
    try:
        datetime.datetime.fromisoformat(said if fact == "date" else f"2000-01-01T{said}")
    except ValueError:
        return False
    return _FORMS[fact].fullmatch(said) is not None


def _keep_ranges(main: etree._Element) -> None:
    """Let a reference to several places lead to the first of them; one that names none is plain words."""
    for element in list(main.iter(akn("rref"))):
        first = str(element.get("href") or element.get("from", ""))
        element.tag = akn("ref" if first.startswith(("#", "/", "http")) else "span")
        element.attrib.pop("href", "")
        if local(element) == "ref":
            element.set("href", first)


def keep_formulas(main: etree._Element, form: str, name: str, language: str) -> None:
    """Give each formula the form of our profile, as it is written in TeX, wherever it stands.

    Raises:
        ToolMissingError, ToolFailedError: pandoc is not there, or failed.
    """
    for holder in [each for each in main.iter(akn("foreign")) if each.find(f"{{{MATHML}}}math") is not None]:
        _set_in_text(holder)
    waiting = [each for each in main.iter(f"{{{MATHML}}}math") if not tex_of(each)]
    if not waiting:
        return
    page = b"".join(b"<p>" + etree.tostring(in_namespace(each, None)) + b"</p>" for each in waiting)
    blocks, _ = blocks_of(page, form, name, language)
    made = formulas([blocks])
    for math, block in zip(waiting, blocks, strict=False):
        inline = block["c"][0] if len(block["c"]) == 1 else {"t": ""}
        found = made.get(name_of(inline["c"])) if inline["t"] == "Math" else None
        if len(blocks) == len(waiting) and found is not None:
            _replace(math, formula_in(found))


def _set_in_text(holder: etree._Element) -> None:
    """Put a formula that stands between paragraphs into one."""
    flow = holder.getparent()
    if flow is None:
        return
    if local(flow) == "subFlow":
        flow.set("name", "math")
        return
    made = E.subFlow({"name": "math"})
    flow.replace(holder, made if local(flow) in ("p", "block") else (line := E.p(made)))
    made.append(holder)
    last = made if local(flow) in ("p", "block") else line
    last.tail, holder.tail = holder.tail, None


def _replace(math: etree._Element, made: etree._Element | None) -> None:
    parent = math.getparent()
    if parent is not None and made is not None:
        parent.replace(math, made)
