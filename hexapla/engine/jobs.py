"""What is to be made of a document, as jobs: plain data that any process can do."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.request import FLAGGED, default_editions, target_of
from hexapla.errors import ConfigurationError
from hexapla.job import Job
from hexapla.project.layout import Project, Work
from hexapla.readers.pictures import plain_picture

if TYPE_CHECKING:
    from hexapla.concordance.result import Concordance


def jobs_for(
    out: Path,
    wanted: Sequence[tuple[Edition, str]],
    canonical: Mapping[str, bytes],
    *,
    work: Work,
    project: Project,
    concordances: Mapping[str, "Concordance"],
    is_current: Callable[[Job], bool],
) -> list[Job]:
    """Return a job for each edition and format that is wanted; the canonical files themselves need none.

    `is_current` tells whether the output of a job stands in place as the job would make it.
    """
    from hexapla.engine.languages import remarks_of

    folder = out.name
    digests = {code: hashlib.sha256(data).hexdigest() for code, data in canonical.items()}
    editions = default_editions(list(canonical))
    jobs = []
    for edition, name in wanted:
        if name == "xml":
            continue
        paths = {code: str(out / target_of(folder, code, "xml")) for code in edition.languages}
        alternates = tuple(
            (str(other), f"../{target_of(folder, str(other), 'html')}") for other in editions if other != edition
        )
        job = Job(
            folder=folder,
            edition=str(edition),
            format=name,
            target=target_of(folder, str(edition), name),
            documents=tuple((code, paths[code], digests[code]) for code in edition.languages),
            alternates=alternates,
            office=_office(project),
            fingerprint=fingerprint(),
            exceptions=work.config.align if edition.is_parallel else (),
            remarks=remarks_of(concordances, edition) if name in FLAGGED else (),
        )
        if name == "epub":  # a book lists the pages of the PDF that is built with it, or stands there for the same text
            pdf = replace(job, format="pdf", target=target_of(folder, str(edition), "pdf"))
            if (edition, "pdf") in wanted or is_current(pdf):
                job = replace(job, pages_of=pdf.target)
        jobs.append(job)
    return jobs


def emblem_of(data: bytes) -> str:
    """Return the drawing of an office's emblem, through the door of every picture: what acts or fetches is left out.

    Raises:
        ConfigurationError: it is no drawing that we print.
    """
    picture = plain_picture(data)
    if picture is None or picture.ending != "svg":
        message = (
            "The emblem of office.toml is no SVG that can be printed: damaged, of another kind, or without measure."
        )
        raise ConfigurationError(message, "Export it again as a plain SVG, or take it out of office.toml.")
    return picture.data.decode("utf-8")


def _office(project: Project) -> Office:
    pages = project.office.pages
    return replace(pages, emblem=emblem_of(pages.emblem.encode())) if pages.emblem else pages
