"""What is open, and what a corrected version changes, as Word files to download: with comments, with tracked changes."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Asked
from starlette.responses import Response

from hexapla.desk.desk import Desk
from hexapla.desk.interface import Words
from hexapla.desk.outputs import KINDS
from hexapla.desk.rendering import form, said_to
from hexapla.engine import building
from hexapla.engine.pool import Pool, Task
from hexapla.engine.request import Request
from hexapla.errors import UsageError
from hexapla.officer.commenting import Commented, nodes
from hexapla.officer.comparison import Compared, compared
from hexapla.officer.versions import file_before
from hexapla.project.layout import Project

FINDINGS, DIFFERENCES = "findings", "differences"


def offered(
    folder: Path, languages: Sequence[tuple[str, str]], said: Words
) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Yield what may be had of a document as Word files: what it is, its name in forms, and the languages that have it."""
    if languages:
        yield said["words"]["word_findings"], FINDINGS, list(languages)
    if earlier := [each for each in languages if file_before(folder, each[0])]:
        yield said["words"]["word_differences"], DIFFERENCES, earlier


async def make(desk: Desk, asked: Asked) -> Response:
    """Make the Word file of a language, and give it to be saved."""
    given = dict(await form(asked))
    return await run_in_threadpool(_made, desk, asked, given.get("what", ""), given.get("language", ""))


def _made(desk: Desk, asked: Asked, what: str, language: str) -> Response:
    project, folder = desk.named(asked)
    if what == FINDINGS:
        data, lacking = _findings(desk, project, folder, language), "word_none"
    else:
        data, lacking = _differences(project, folder, language), "word_same"
    if data is None:
        raise UsageError(said_to(asked)["words"][lacking])
    name = quote(f"{folder}.{language}.{what}.docx")
    return Response(
        data, media_type=KINDS[".docx"], headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    )


def _findings(desk: Desk, project: Project, folder: str, language: str) -> bytes | None:
    """Return the file with comments, as `check --word` writes it; None where nothing is open."""
    written: list[Commented] = []
    report = building.check(project, Request(names=(folder,)), turn=desk.turn, more=partial(nodes, written=written))
    found = next((each.path for each in written if each.language == language), None)
    if found is None:
        for fault in report.documents[0].faults:
            raise fault
        return None
    return found.read_bytes()


def _differences(project: Project, folder: str, language: str) -> bytes | None:
    """Return the new version with what it changes tracked; None where it changes nothing."""
    request = Request(names=(folder,))
    with Pool(request.allowance) as pool:
        found: Compared = pool.result(Task(folder, partial(compared, is_word=True), (project, folder, None)))
    return found.redlines[language].data if language in found.redlines else None
