"""Files of other word processors: LibreOffice makes Word files of them, which the Word reader reads.

What pandoc reads by itself lacks automatic numbers, page heads and frames, the masthead among them; it is what is left
where there is no LibreOffice, and that is said.
"""

import dataclasses
import hashlib
from collections.abc import Callable

from hexapla.akn.document import parse
from hexapla.akn.reading import Reading
from hexapla.archive import read_zip
from hexapla.codes import finding
from hexapla.errors import SourceError, ToolFailedError, ToolMissingError
from hexapla.readers.pandoc.reader import odt_by_pandoc, rtf_by_pandoc
from hexapla.readers.text.decoding import check_size
from hexapla.readers.word import read_word
from hexapla.readers.word.fields import settled_odt, settled_rtf
from hexapla.tools import libreoffice

Reader = Callable[[bytes, str, str], Reading]
_Place = tuple[str, str, str]
_RTF = b"{\\rtf"


def read_doc(data: bytes, name: str, language: str, tracked: str = "refuse") -> Reading:
    """Read a file of the old Word.

    Raises:
        SourceError: it is too large, or has tracked changes and nobody said what becomes of them.
        ToolMissingError: LibreOffice, which turns it into a new one, is not on this machine.
        ToolFailedError: it could not.
    """
    check_size(data, name)
    try:
        return _read(data, ".doc", name, language, tracked)
    except ToolFailedError as error:
        message = f"{name} cannot be read: {error.message.removesuffix('.')}."
        raise ToolFailedError(message, error.advice) from error


def read_rtf(data: bytes, name: str, language: str, tracked: str = "refuse") -> Reading:
    """Read an RTF file.

    Raises:
        SourceError: it is none, is too large, or has tracked changes and nobody said what becomes of them.
    """
    check_size(data, name)
    if not data.lstrip().startswith(_RTF):
        message = f"{name} is no RTF file."
        raise SourceError(message, "Open it in the program that made it and save it again.")
    return _read_or(rtf_by_pandoc, data, (".rtf", name, language), tracked)


def read_odt(data: bytes, name: str, language: str, tracked: str = "refuse") -> Reading:
    """Read an OpenDocument text.

    Raises:
        SourceError: it is no ZIP container, unfolds to more than a document can hold, or has tracked changes and
            nobody said what becomes of them.
    """
    check_size(data, name)
    try:
        members = read_zip(data)
    except ValueError as error:
        message = f"{name} cannot be opened as an OpenDocument text: {error}."
        raise SourceError(message, "Open it in LibreOffice and save it again.") from error
    if not (_is_sound(members.get("content.xml")) and _is_sound(members.get("styles.xml", b"<none/>"))):
        message = f"{name} is no OpenDocument text: it has no part that holds a text."
        raise SourceError(message, "Open it in LibreOffice and save it again.")
    if any(b"<!DOCTYPE" in part[:4096] for member, part in members.items() if member.endswith(".xml")):
        message = f"{name} has a document type declaration, which is refused."
        raise SourceError(message, "Open it in LibreOffice and save it again.")
    if b"manifest:encryption-data" in members.get("META-INF/manifest.xml", b""):
        message = f"{name} is protected by a password."
        raise SourceError(message, "Open it in LibreOffice, take the password off, and save it again.")
    return _read_or(odt_by_pandoc, data, (".odt", name, language), tracked)


def _is_sound(part: bytes | None) -> bool:
    try:
        return part is not None and parse(part) is not None
    except ValueError:
        return False


def _read(data: bytes, ending: str, name: str, language: str, tracked: str) -> Reading:
    sha256 = hashlib.sha256(data).hexdigest()
    settled = {".odt": settled_odt, ".rtf": settled_rtf}.get(ending, bytes)(data)
    converted = libreoffice.docx_of(settled, ending)
    found = read_word(converted, name, language, tracked, sha256=sha256)
    handling = {**found.handling, "through": libreoffice.version()}
    return dataclasses.replace(found, handling=handling, source=converted)


def _read_or(otherwise: Reader, data: bytes, place: _Place, tracked: str) -> Reading:
    """Read a file through LibreOffice, else as well as it goes without, with a finding that says why."""
    ending, name, language = place
    try:
        return _read(data, ending, name, language, tracked)
    except (ToolMissingError, ToolFailedError) as error:
        found = otherwise(data, name, language)
        said = finding("F-212", before=error.message, reason=error.message, file=name, language=language)
        return dataclasses.replace(found, findings=(*found.findings, said))
