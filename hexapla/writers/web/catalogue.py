"""The page over all documents, `out/index.html`, made from the content of `out/catalogue.json`.

The catalogue is `{"format": "hexapla-catalogue/1", "documents": […]}`; docs/schemas/catalogue.json is its
schema.  A document is::

    {"symbol": "CAT/C/PER/FCO/7", "folder": "CAT-C-PER-FCO-7", "status": "derived",
     "titles": [{"language": "en", "text": "…"}],             languages without a title are left out
     "organ": "Committee against Torture" | null, "state": "Peru" | null, "date": "2021-12-03" | null,
     "languages": ["en", "fr"],
     "editions": [{"edition": "en-fr",
                   "files": [{"format": "html", "href": "CAT-C-PER-FCO-7/en-fr/….html", "size": 164429}]}],
     "findings": {"error": 0, "warning": 2, "info": 5, "accepted": 1},     open ones by severity
     "reports": [{"name": "Findings", "href": "CAT-C-PER-FCO-7/reports/findings.html"}],
     "versions": [{"name": "CAT-C-PER-FCO-7-fr-1.zip", "relation": "superseded by", "other": "CAT-C-PER-FCO-7-fr-2.zip",
                   "reasons": ["a figure in paragraph 3"]}]}

and `held_back` names the documents whose sources of today are not in `out/`, each with its reasons.  A date that stands in for an unknown one is null.  Every `href` is relative to the catalogue.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date

from hexapla import catalogue
from hexapla.domain.language import Language
from hexapla.writers.markup.templates import render
from hexapla.writers.web.self_contained import Head, assets, data

FORMAT = "hexapla-catalogue/1"
FORMATS = {
    "html": "HTML", "pdf": "PDF", "print": "PDF for print", "facing": "PDF, facing pages", "docx": "Word",
    "epub": "EPUB", "xml": "XML", "tmx": "TMX", "xlf": "XLIFF",
    "ris": "RIS", "csl": "CSL-JSON",
}  # fmt: skip
COUNTED = (("error", "error", "errors"), ("warning", "warning", "warnings"), ("info", "note", "notes"))
UNITS = ("kB", "MB", "GB")
THOUSAND = 1000


@dataclass(frozen=True)
class File:
    """A file to open or to take away."""

    name: str
    href: str
    size: str


@dataclass(frozen=True)
class Edition:
    """The files of one edition; `page` is its web page, None where there is none."""

    name: str
    page: str | None
    files: tuple[File, ...]


@dataclass(frozen=True)
class Card:
    """A document as the page shows it: its titles by language, how many findings of each severity it has, in words."""

    symbol: str
    page: str | None
    titles: tuple[tuple[Language, str], ...]
    facts: tuple[str, ...]
    organ: str
    state: str
    day: str
    languages: str
    editions: tuple[Edition, ...]
    counts: tuple[tuple[str, str], ...]
    reports: tuple[Mapping[str, str], ...]
    versions: tuple[Mapping[str, Any], ...]


def write_catalogue(documents: Sequence[Mapping[str, Any]], held_back: Sequence[Mapping[str, Any]] = ()) -> bytes:
    """Return the page over these documents, sorted by symbol, and over those whose sources cannot be built."""
    cards = tuple(_card(each) for each in sorted(documents, key=lambda each: str(each["symbol"])))
    return render(
        "html/catalogue.html", head=_head(cards), cards=cards, total=_counted(len(cards)), held_back=held_back
    ).encode()


def _card(document: Mapping[str, Any]) -> Card:
    editions = tuple(_edition(each) for each in document["editions"])
    names = [catalogue.language(code).english_name for code in document["languages"]]
    day = document["date"]
    facts = (document["organ"], document["state"], _long_date(day) if day else None, ", ".join(names))
    return Card(
        symbol=document["symbol"],
        page=next((each.page for each in editions if each.page), None),
        titles=tuple((catalogue.language(each["language"]), each["text"]) for each in document["titles"]),
        facts=tuple(str(fact) for fact in facts if fact),
        organ=document["organ"] or "",
        state=document["state"] or "",
        day=day or "",
        languages=", ".join(names),
        editions=editions,
        counts=tuple(_counts(document["findings"])),
        reports=tuple(document["reports"]),
        versions=tuple(document["versions"]),
    )


def _edition(edition: Mapping[str, Any]) -> Edition:
    files = tuple(
        File(FORMATS.get(each["format"], each["format"].upper()), each["href"], _size(each["size"]))
        for each in edition["files"]
    )
    page = next((str(each["href"]) for each in edition["files"] if each["format"] == "html"), None)
    codes = edition["edition"].split("-")
    return Edition(" – ".join(catalogue.language(code).english_name for code in codes), page, files)


def _counts(findings: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for severity, one, several in COUNTED:
        number = findings[severity]
        if number:
            yield severity, f"{number} {one if number == 1 else several}"


def _counted(number: int) -> str:
    return f"{number} document" if number == 1 else f"{number} documents"


def _long_date(day: str) -> str:
    return str(format_date(datetime.date.fromisoformat(day), "d MMMM y", locale="en"))


def _size(size: int) -> str:
    """Return a size as people say it: `164 kB`, `2.1 MB`."""
    value = float(size)
    for unit in UNITS:
        value /= THOUSAND
        if value < THOUSAND or unit == UNITS[-1]:
            break
    return f"{max(value, 1):.0f} {unit}" if unit == UNITS[0] else f"{value:.1f} {unit}"


def _head(cards: Sequence[Card]) -> Head:
    return Head(
        title="Documents",
        style=assets(("tokens.css", "page.css", "catalogue.css", "print.css")),
        early_script=assets(("theme.js",)),
        script=assets(("catalogue.js",)),
        settings=data({"one": _counted(1), "several": "{number} documents", "none": "No document matches."}),
        linked_data=data({"@context": "https://schema.org", "@type": "DataCatalog", "name": "Documents"}),
        metadata=(("description", f"{_counted(len(cards))}, every edition and format."),),
    )
