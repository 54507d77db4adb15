"""Word files: the body through pandoc, what pandoc drops from the parts themselves, joined paragraph by paragraph."""

import hashlib

from hexapla.akn.reading import Reading
from hexapla.errors import SourceError
from hexapla.readers.structure.contents_list import with_kept_contents
from hexapla.readers.structure.lines import words_of_lines
from hexapla.readers.structure.styled import structure_of
from hexapla.readers.word.body import BodyReader
from hexapla.readers.word.drawings import with_drawings
from hexapla.readers.word.front import job_number
from hexapla.readers.word.names import w
from hexapla.readers.word.own_file import JOB, OwnFile
from hexapla.readers.word.own_lists import with_own_lists
from hexapla.readers.word.package import open_package
from hexapla.readers.word.source import WordSource
from hexapla.readers.word.tracked import Tracked

__all__ = ["read_word"]


def read_word(
    data: bytes, name: str, language: str, tracked: str = Tracked.REFUSE, *, sha256: str | None = None
) -> Reading:
    """Read a Word file; `tracked` says what becomes of tracked changes, `sha256` is that of the file it was made of.

    Raises:
        SourceError: the file cannot be opened, or has tracked changes and nobody said what becomes of them.
        ToolMissingError, ToolFailedError: pandoc is not there or failed.
    """
    source = WordSource(open_package(data, name), language, Tracked(tracked), is_converted=sha256 is not None)
    own = OwnFile.of(source.properties)
    if own.is_parallel:
        message = f"{name} is an edition of Hexapla in several languages side by side."
        raise SourceError(message, "Change the edition in one language instead, and add that.")
    texts = source.texts(own)
    body_reader = BodyReader(texts, source.styles, own, language)
    body_reader.take_heads(source.heads())
    lines = body_reader.lines(source.units)
    job, complaints = job_number(source.properties, source.feet(), name, language)
    job = source.properties.get(JOB) if own.is_ours else job
    body_reader.settle(source.properties.get("Symbol1", ""), job)
    body = source.main.find(w("body"))
    lines, drawn = (
        with_drawings(lines, source.units, body, texts.pictures)
        if body is not None and not own.is_ours
        else (list(with_own_lists(lines)), [])
    )
    structure = structure_of(with_kept_contents(lines, own.contents), language, name, (body_reader.titles, ()))
    media = texts.pictures.media
    found = (*source.findings, *complaints, *body_reader.findings, *texts.findings, *texts.pictures.findings, *drawn)
    return Reading(
        language=language,
        name=name,
        sha256=sha256 or hashlib.sha256(data).hexdigest(),
        text="",
        body=structure.body,
        slots=tuple(body_reader.slots),
        attachments=tuple(structure.attachments),
        preamble=structure.preamble,
        repairs=(*texts.repairs, *structure.repairs),
        findings=(*found, *structure.findings),
        media=dict(media),
        words=words_of_lines(lines),
        handling={"tracked": source.tracked} if source.tracked else {},
    )
