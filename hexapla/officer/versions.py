"""What names a version of a document: a symbol, a folder, a canonical file, any file that is read, or the version before."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hexapla.akn.document import AknDocument
from hexapla.akn.names import local
from hexapla.errors import SourceError, UsageError
from hexapla.officer.adding import PREVIOUS
from hexapla.officer.first_pages import recognise
from hexapla.present import language_of
from hexapla.project.config import DocumentConfig
from hexapla.project.keys import LANGUAGES
from hexapla.project.layout import SUFFIXES, Project, Source, Work, open_work
from hexapla.project.snapshot import read_if_there
from hexapla.storage.reading import printable, read_plain

Version = Mapping[str, AknDocument]
"""The canonical languages of a version."""


def version(project: Project, name: str) -> Version:
    """Return the languages of the version that a name stands for.

    Raises:
        UsageError, SourceError, ConfigurationError: there is none, or it cannot be read.
    """
    path = Path(name)
    if path.is_file():
        return _of_file(project, path)
    if path.is_dir() and not (path / "document.toml").is_file():
        found = dict(
            _canonical(each) for each in sorted(path.glob("**/*.xml")) if each.parent.name in (*LANGUAGES, path.name)
        )
        if found:
            return found
    return _examined(open_work(path.resolve() if path.is_dir() else project.chosen([name])[0]), project)


def version_before(project: Project, name: str) -> Version:
    """Return the languages of a document of which `previous/` holds a version, each as it was last.

    Raises:
        UsageError: it holds none.
    """
    work = open_work(project.chosen([name])[0])
    earlier = {source.language: file for source in work.sources if (file := file_before(work.folder, source.language))}
    if not earlier:
        message = f"No earlier version of {name} is kept."
        raise UsageError(
            message,
            "The one that is replaced is kept: python3 build.py add FILE --replace; any two are compared: python3 build.py diff FILE FILE",
        )
    sources = [
        replace(
            source,
            path=path,
            name=f"{PREVIOUS}/{path.name}",
            data=read_plain(path),
            tracked="accept",
            recognised=read_if_there(path.with_suffix(".hocr")) or b"",
        )
        for source in work.sources
        if (path := earlier.get(source.language))
    ]
    return _examined(replace(work, sources=tuple(sources)), project)


def file_before(folder: Path, language: str) -> Path | None:
    """Return the file of a language that was put into `previous/` last."""
    found = [path for path in (folder / PREVIOUS).glob(f"{language}-*") if path.suffix.lower() in SUFFIXES]
    return max(found, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)


def _of_file(project: Project, path: Path) -> Version:
    """Return the version that a file is: canonical XML, or a text whose first page says its symbol and its language."""
    if path.suffix.lower() == ".xml":
        return dict([_canonical(path)])
    if path.suffix.lower() not in SUFFIXES:
        message = f"{printable(path.name)} is of a kind that Hexapla does not read."
        raise UsageError(message, f"It reads {', '.join(SUFFIXES)}.")
    data = read_plain(path.resolve())
    page = recognise(path, data, None, "accept")
    if page.language is None or page.symbol is None:
        lacks = "symbol" if page.symbol is None else "language"
        message = f"The first page of {printable(path.name)} does not say its {lacks}."
        raise UsageError(message, "Take it in, and compare the document: python3 build.py add FILE")
    source = Source(path, printable(path.name), page.language, "accept", data)
    config = DocumentConfig(path=path.parent / "document.toml", symbol=page.symbol)
    return _examined(Work(path.parent, config, (source,)), project)


def _examined(work: Work, project: Project) -> Version:
    from hexapla.pipeline import examine  # late: canonical files need no reading

    return examine(work, project.office).whole().documents


def _canonical(path: Path) -> tuple[str, AknDocument]:
    try:
        document = AknDocument.from_bytes(read_plain(path.resolve()))
        if local(document.root) != "akomaNtoso" or not len(document.root):
            message = f"its root is {local(document.root)}"
            raise ValueError(message)  # noqa: TRY301 - one message for all that is none
        return language_of(document).code, document
    except (OSError, ValueError, StopIteration) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"{path} is no canonical XML of ours: {reason or 'it says no language that we know'}."
        raise SourceError(message, "Name a file that the build wrote, a folder or a symbol.") from error
