"""Pandoc's container made ours: its chapters and pictures, our package, navigation, cover and styles."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from hexapla.akn.inlines import words_of
from hexapla.archive import deterministic_zip, read_zip
from hexapla.present.presentation import Presentation
from hexapla.writers.epub import chapters
from hexapla.writers.epub.cover import cover, cover_words
from hexapla.writers.epub.navigation import navigation
from hexapla.writers.epub.pages import with_page_marks
from hexapla.writers.epub.readings import TEXT
from hexapla.writers.markup.picture_kinds import PICTURES
from hexapla.writers.markup.style_structure import sheet
from hexapla.writers.markup.templates import render
from hexapla.xml_tree import parse

ROOT = "EPUB/"
MEDIA = "EPUB/media/"
MIMETYPE = "mimetype"

NAMESPACE = uuid.UUID("7d2f6f0e-6c7b-5d2a-9a51-3a1d8a7c5e10")
"""Identifiers of editions are UUIDs of this namespace (RFC 9562, version 5): the same edition, the same one."""

FEATURES = (
    "ARIA",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)
VISUAL = ("alternativeText",)
PAGED = ("pageBreakMarkers", "pageNavigation")

ANY_RATIO = 10_000
"""Pandoc's own container may press as hard as it likes: what went in was bounded."""


@dataclass(frozen=True)
class Item:
    """One file of the book, as the package lists it."""

    id: str
    href: str
    media_type: str
    properties: str = ""


def finish(readings: Mapping[str, Presentation], made_by_pandoc: bytes) -> bytes:
    """Return the finished e-book of some readings, the edition itself first: the same bytes for the same presentation."""
    found = read_zip(made_by_pandoc, most_ratio=ANY_RATIO)
    presentation = readings[TEXT]
    media = {name: data for name, data in sorted(found.items()) if name.startswith(MEDIA)}
    made = [name for name in found if name.startswith(f"{ROOT}{TEXT}/")]
    shares = chapters.shared_out([found[name] for name in sorted(made, key=lambda name: (len(name), name))])
    parts = {
        name: chapters.finish(_named(name, share), each.first.title, each.first.language)
        for (name, each), share in zip(readings.items(), shares, strict=True)
    }
    parts[TEXT], pages = with_page_marks(parts[TEXT], presentation.pages)
    for name, data in media.items():
        if name.endswith(".svg"):
            chapters.refuse_active(parse(data), "A picture of the e-book")
    listed = [(each, _files(parts[name])) for name, each in readings.items()]
    texts = {name: data for part in parts.values() for name, data in part.items()}
    members = {
        MIMETYPE: b"application/epub+zip",
        "META-INF/container.xml": render("epub/container.xml").encode(),
        f"{ROOT}package.opf": _package(presentation, texts, media, is_paged=bool(pages)),
        f"{ROOT}nav.xhtml": navigation(listed, next(iter(texts)).removeprefix(ROOT), pages),
        f"{ROOT}cover.xhtml": _cover_page(presentation),
        f"{ROOT}cover.svg": cover(presentation),
        f"{ROOT}book.css": (sheet("epub/book.css") + sheet("screen/braces.css")).encode(),
        **texts,
        **media,
    }
    return deterministic_zip(members, first=MIMETYPE, stored=(MIMETYPE,))


def _named(folder: str, texts: Sequence[bytes]) -> dict[str, bytes]:
    return {f"{ROOT}{folder}/ch{number:03}.xhtml": data for number, data in enumerate(texts, 1)}


def _files(texts: Mapping[str, bytes]) -> dict[str, str]:
    return {eid: name.removeprefix(ROOT) for eid, name in chapters.ids(texts).items()}


def identifier(presentation: Presentation) -> str:
    """Return the identifier of the edition: one for each expression and set of languages."""
    return uuid.uuid5(NAMESPACE, f"{presentation.identifier}#{presentation.edition}").urn


def _package(
    presentation: Presentation, texts: Mapping[str, bytes], media: Mapping[str, bytes], *, is_paged: bool
) -> bytes:
    first = presentation.first
    items = [
        replace(_item(name, "application/xhtml+xml"), properties="mathml" if b"<math" in data else "")
        for name, data in texts.items()
    ]
    is_visual = chapters.pictures(texts)
    pictures = [_item(name, PICTURES[PurePosixPath(name).suffix]) for name in media]
    return render(
        "epub/package.opf",
        identifier=identifier(presentation),
        expression=presentation.identifier,
        language=first.language.code,
        direction=first.language.direction,
        columns=presentation.columns,
        supersedes=presentation.supersedes,
        corrects=presentation.corrects,
        creator=words_of(first.masthead.committee) or first.masthead.authority,
        dated=presentation.day.isoformat() if first.masthead.date else None,
        modified=f"{presentation.day.isoformat()}T00:00:00Z",
        office=presentation.office,
        features=sorted([*FEATURES, *(VISUAL if is_visual else ()), *(PAGED if is_paged else ())]),
        pages_of=f"{presentation.file_stem}.pdf" if is_paged else "",
        is_visual=is_visual,
        summary=first.language.label("accessibility_summary"),
        front=items[:1],
        chapters=items[1:],
        pictures=pictures,
    ).encode()


def _item(name: str, media_type: str) -> Item:
    path = PurePosixPath(name)
    code = f"-{path.parent.name}" if path.parent.name not in (TEXT, PurePosixPath(MEDIA).name) else ""
    return Item(f"{path.stem}{code}", name.removeprefix(ROOT), media_type)


def _cover_page(presentation: Presentation) -> bytes:
    first = presentation.first
    return render(
        "epub/cover.xhtml",
        language=first.language.code,
        direction=first.language.direction,
        title=first.language.label("cover"),
        words=cover_words(presentation),
    ).encode()
