"""Stage one: a source becomes AKN, one module a kind of file; nothing is refused that can be opened."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module

from hexapla.akn.grid import check_places, extent
from hexapla.akn.reading import Reading
from hexapla.codes import finding
from hexapla.errors import SourceError
from hexapla.project.layout import Source
from hexapla.project.pictures import ILLUSTRATED
from hexapla.readers.kinds import NAMES, kind_of, refuse_closed, unwrapped
from hexapla.readers.masthead.starred import with_starred_notes
from hexapla.storage.reading import placed, read_plain
from hexapla.timing import stage

READERS: Mapping[str, tuple[str, str]] = {
    ".txt": ("hexapla.readers.text.reader", "read_text"),
    ".docx": ("hexapla.readers.word", "read_word"),
    ".doc": ("hexapla.readers.word.libreoffice", "read_doc"),
    ".odt": ("hexapla.readers.word.libreoffice", "read_odt"),
    ".rtf": ("hexapla.readers.word.libreoffice", "read_rtf"),
    ".html": ("hexapla.readers.pandoc.reader", "read_html"),
    ".htm": ("hexapla.readers.pandoc.reader", "read_html"),
    ".md": ("hexapla.readers.pandoc.reader", "read_markdown"),
    ".xml": ("hexapla.readers.akn", "read_akn"),
    ".pdf": ("hexapla.readers.pdf.reader", "read_pdf"),
}
"""The reader of each file ending: module and function."""

TRACKING = frozenset({".docx", ".doc", ".odt", ".rtf"})
"""Endings whose readers want to know what becomes of tracked changes."""

Reader = Callable[..., Reading]


@stage("read")
def read(source: Source) -> Reading:
    """Read a source.

    Raises:
        SourceError: the file cannot be opened, is not what its ending says, or is nested without end.
    """
    if source.refused:
        message = f"{source.path.parent.name}/{source.name} is not read: {source.refused}."
        raise SourceError(message, "Put the file itself in its place, and close it where it is open.")
    try:
        data = read_plain(source.path.resolve()) if source.data is None else source.data
    except OSError as error:
        message = f"{placed(source.path)} cannot be opened: {error.strerror or error}."
        raise SourceError(message, "Close it in the program that holds it open, or look at its permissions.") from error
    suffix = source.path.suffix.lower()
    kind, content = kind_of(data, suffix), data
    refuse_closed(data, source.name, kind)
    if kind == ".mht":
        content, kind = unwrapped(data, source.name)
    module, name = READERS[kind]
    reader: Reader = getattr(import_module(module), name)
    how: tuple[object, ...] = (source.tracked,) if kind in TRACKING else ()
    how = (source.pictures,) if kind in ILLUSTRATED else (source.recognised,) if kind == ".pdf" else how
    try:
        found = with_starred_notes(reader(content, source.name, source.language, *how))
        _check_tables(found)
        parts = (found.body, *found.attachments, *(slot.text for slot in found.slots))
        is_empty = found.canonical is None and not any(_words(part) for part in parts)
    except RecursionError as error:
        message = f"{placed(source.path)} holds lists, tables or quotations within each other, deeper than can be read."
        advice = "Take them out of each other: no printed document has more than some ten levels."
        raise SourceError(message, advice) from error
    if is_empty:
        message = f"{source.name} holds no text, from line 1, byte 1 on."
        raise SourceError(message, "Put the text in it, or take the file away if there is none.")
    found = found if found.source else replace(found, source=content)
    return found if kind == suffix or {kind, suffix} == {".html", ".htm"} else _as_kind(found, kind, source, data)


def _as_kind(found: Reading, kind: str, source: Source, data: bytes) -> Reading:
    """Return a reading of a file that is not what its name says, with a finding and the kind on record."""
    said = finding("F-222", before=source.path.suffix, after=NAMES[kind], file=source.name, language=source.language)
    return replace(
        found,
        sha256=hashlib.sha256(data).hexdigest(),
        findings=(said, *found.findings),
        handling={**found.handling, "kind": kind.removeprefix(".")},
    )


def _words(part: object) -> str:
    return part.strip() if isinstance(part, str) else "".join(part.itertext()).strip()  # type: ignore[attr-defined]


def _check_tables(reading: Reading) -> None:
    holders = (reading.canonical,) if reading.canonical is not None else (reading.body, *reading.attachments)
    for table in (table for holder in holders for table in holder.iter("{*}table")):
        check_places(extent(table), reading.name)
