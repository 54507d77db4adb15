"""The masthead of an edition, read back from the canonical document."""

import re
from collections.abc import Sequence

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text, words_of
from hexapla.akn.names import akn, local
from hexapla.catalogue import organ_of
from hexapla.domain.label_patterns import matches
from hexapla.domain.language import Language
from hexapla.domain.symbol import Symbol
from hexapla.present.links import localised_runs
from hexapla.present.presentation import Masthead, Words

NEW_ADDRESS_FROM = 2024
"""Since this year the QR code of a Geneva document leads to docs.un.org, before to undocs.org (measured)."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def masthead_of(document: AknDocument, language: Language) -> Masthead:
    """Return the words of a document's masthead; what it does not hold is None."""
    symbol = document.symbol
    printed = _text(document.slot("docNumber")) or symbol
    name = _text(document.slot("akn4un:instrument"))
    job_number = document.facts.get("jobNumber") if document.facts.get("status") == "issued" else None
    return Masthead(
        authority=_text(document.slot("docAuthority")) or "",
        symbol=printed,
        symbol_head=printed.partition("/")[0],
        symbol_tail="".join(printed.partition("/")[1:]),
        name=_lines(name, symbol, language),
        style=_style(symbol),
        distribution=_text(document.slot("akn4un:distribution")),
        date=_text(_date(document)),
        language=_text(document.slot("akn4un:languageOfExpression")),
        original=_line(document.slot("akn4un:originalLanguage")),
        limitation=_limitation(document),
        committee=_words(document.slot("docCommittee"), language),
        session=_lines_of("session", document, language),
        title=_words(document.slot("docTitle"), language),
        subtitle=_lines_of("akn4un:subTitle", document, language),
        received=_words(document.slot("akn4un:dateReceived"), language),
        job_number=job_number,
        url=_address(document, language),
    )


def bold_lines(session: Sequence[Words], language: Language) -> tuple[bool, ...]:
    """Tell which lines under the committee are bold: the session, the body right above it, whose it is, and what the agenda item is called."""
    phrases = (language.phrase(key).text for key in ("agenda_item", "provisional_agenda_item"))
    begins = "|".join({re.escape(phrase.partition("{number}")[0].strip()) for phrase in phrases})
    item = re.compile(rf"(?:{begins})\w{{0,3}}\s*\d")
    words = [words_of(line) for line in session]
    items = [place for place, said in enumerate(words) if item.match(said) or _is_of_list(said, language)]
    after = items[-1] if items else len(words)
    above = words[: items[0]] if items else words
    last = next((place for place, said in enumerate(above) if matches("session", said, language.code)), 0)
    return tuple((0 <= last - place <= 1 and 0 not in items) or place > after for place in range(len(words)))


def _is_of_list(words: str, language: Language) -> bool:
    """Tell whether a line names an item of a list that is no agenda yet (`暂定项目表项目97`); `Agenda 2030` is what one is called."""
    return matches("agenda", words, language.code) and not _YEAR.search(words)


def _text(element: etree._Element | None) -> str | None:
    return (plain_text(element) or None) if element is not None else None


def _limitation(document: AknDocument) -> str | None:
    """Return whom a document is for, `English only`, and what else a masthead says and no rule knows (`M-204`).

    Notes that asterisks call stand at the foot of the page.
    """
    known = _text(document.slot("akn4un:languageRestriction"))
    masthead = document.main.find(f"{akn('coverPage')}/{akn('container')}[@name='masthead']")
    lines = masthead.iter(akn("p")) if masthead is not None else ()
    others = (plain_text(line) for line in lines if len(line) == 0)
    return " ".join(filter(None, (known, *(line for line in others if not line.startswith("*"))))) or None


def _words(element: etree._Element | None, language: Language) -> Words:
    return localised_runs(element, language) if element is not None else ()


def _lines_of(name: str, document: AknDocument, language: Language) -> tuple[Words, ...]:
    """Return the lines of a kind under the masthead: sessions, places and dates, agenda items; or what stands below the title."""
    preface = document.main.find(akn("preface"))
    lines = preface.iter(akn("session"), akn("inline")) if preface is not None else ()
    named = (_words(line, language) for line in lines if name in (local(line), line.get("name")))
    return tuple(line for line in named if words_of(line))


def _line(element: etree._Element | None) -> str | None:
    """Return the whole line that an inline stands in."""
    parent = element.getparent() if element is not None else None
    return _text(parent if parent is not None and local(parent) == "p" else element)


def _date(document: AknDocument) -> etree._Element | None:
    found = document.slot("docDate")
    return found if found is not None and found.get("refersTo") == "#issued" else None


def _symbol(text: str) -> Symbol | None:
    try:
        return Symbol.parse(text)
    except ValueError:
        return None


def _style(symbol: str) -> str:
    parsed = _symbol(symbol)
    organ = organ_of(parsed) if parsed else None
    return organ.masthead_style if organ else "organ"


def _lines(name: str | None, symbol: str, language: Language) -> tuple[str, ...]:
    """Break the large name where the organ's data has measured breaks, if it is that name."""
    if name is None:
        return ()
    parsed = _symbol(symbol)
    organ = organ_of(parsed) if parsed else None
    known = organ.masthead.get(language.code) if organ else None
    if known and known.text.replace("|", " ") == name:
        return tuple(known.text.split("|"))
    return (name,)


def _address(document: AknDocument, language: Language) -> str:
    parsed = _symbol(document.symbol)
    if parsed is None:
        return f"https://undocs.org/{document.symbol}"
    return parsed.docs_url(language.code) if document.day.year >= NEW_ADDRESS_FROM else parsed.undocs_url
