"""What is to be made of a document, as jobs: plain data that any process can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.engine.fingerprint import fingerprints
from hexapla.engine.request import own_editions, target_of
from hexapla.errors import ConfigurationError
from hexapla.job import Job
from hexapla.project.config import DocumentConfig
from hexapla.project.layout import Project

if TYPE_CHECKING:
    from hexapla.present.flags import Remark
    from hexapla.present.parallel import Exceptions


@dataclass(frozen=True)
class Manuscript:
    """What every edition of a document is made of.

    `languages` are its canonical XML, `media` its pictures by their name below its folder in `out/`, `exceptions`
    those to pairing by number, `office` who publishes it, `editions` those that it states, `unreadable` languages that it
    has and nobody can read today.
    """

    folder: str
    languages: Mapping[str, bytes]
    media: Mapping[str, bytes]
    exceptions: "Exceptions"
    office: Office
    editions: Sequence[Edition] = ()
    unreadable: Sequence[str] = ()

    def job(self, edition: Edition, name: str, remarks: "Sequence[Remark]" = ()) -> Job:
        """Return the job of making an edition in a format."""
        own = own_editions(list(self.languages), self.editions, self.unreadable)
        others = [other for other in own if other != edition]
        return Job(
            folder=self.folder,
            edition=str(edition),
            format=name,
            target=target_of(self.folder, str(edition), name),
            documents=tuple((code, self.languages[code]) for code in edition.languages),
            media=tuple((f"../{picture}", data) for picture, data in self.media.items()),
            alternates=tuple((str(other), f"../{target_of(self.folder, str(other), 'html')}") for other in others),
            office=self.office if name == "docx" else replace(self.office, word_template=None),
            fingerprint=fingerprints(),
            exceptions=tuple(self.exceptions) if edition.is_parallel else (),
            remarks=tuple(remarks),
        )


def emblem_of(data: bytes) -> str:
    """Return the drawing of an office's emblem, through the door of every picture: what acts or fetches is left out.

    Raises:
        ConfigurationError: it is no drawing that we print.
    """
    from hexapla.readers.pictures import plain_picture  # late: few offices have an emblem, and it loads what reads XML

    picture = plain_picture(data)
    if picture is None or picture.ending != "svg":
        message = (
            "The emblem of office.toml is no SVG that can be printed: damaged, of another kind, or without measure."
        )
        raise ConfigurationError(message, "Export it again as a plain SVG, or take it out of office.toml.")
    return picture.data.decode("utf-8")


def office_of(project: Project, config: DocumentConfig) -> Office:
    """Return the office as the jobs of a document have to know it.

    Raises:
        ConfigurationError: its emblem is no drawing that we print.
    """
    pages = project.office.pages
    if config.pdf_profile:
        pages = replace(pages, pdf_profile=config.pdf_profile)
    return replace(pages, emblem=emblem_of(pages.emblem.encode())) if pages.emblem else pages
