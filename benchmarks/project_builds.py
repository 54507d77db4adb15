"""What a version of our code makes of the seeds, small cases and the corpus: every output, and every word it says.

Nothing of the code under test is imported: its command line is run, so that any version can be built.
"""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus_projects import STAND_IN, Folder, first_part, office, second_part, stored

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
SEEDS = ROOT / "sources"
SYMBOL = STAND_IN.format(number=1)

SAID = "said.txt"
"""What the commands said of a project, and how they ended; it marks the folder of a project that was built."""

TOO_LONG = "ended: more processor time than it was given"

_NO_SYMBOL = re.compile(r"No source in .+ gives the document's symbol")
_TRACKED = re.compile("--tracked accept")
_FRAME = re.compile(r'^ +File ".+", line \d+, in .+\n(?: {4}.*\n)*', re.MULTILINE)


@dataclass(frozen=True)
class Project:
    """What is built by itself: the folders of its `sources/`, or a file that `add` takes in first."""

    name: str
    folders: tuple[Folder, ...] = ()
    file: Path | None = None

    @property
    def size(self) -> int:
        """The bytes of the sources in its folders."""
        return sum(len(data) for folder in self.folders for data in folder.files.values())


def projects(cases: Path | None = None, corpus: Path | None = CORPUS) -> Iterator[Project]:
    """Yield the seeds, the cases, and the documents of the corpus from the smallest on.

    A case is a folder with `sources/`, with a file named after its language (`en.docx`), or with any files, each of
    which is a project then.
    """
    yield Project("seeds", tuple(stored(SEEDS)))
    for case in sorted(each for each in cases.iterdir() if each.is_dir()) if cases else ():
        if (case / "sources").is_dir():
            yield Project(f"cases/{case.name}", tuple(stored(case / "sources")))
        for file in sorted(each for each in case.iterdir() if each.is_file() and each.name != "expected.md"):
            if len(file.stem) == len("en"):
                yield Project(f"cases/{case.name}", (Folder(case.name, {file.name: file.read_bytes()}),))
            else:
                yield Project(f"cases/{case.name}/{file.name}", file=file)
    if corpus and corpus.is_dir():
        found = [*first_part(corpus), *second_part(corpus)]
        yield from sorted((Project(f"corpus/{each.name}", (each,)) for each in found), key=lambda each: each.size)


def build_all(tree: Path, kept: Path, wanted: Sequence[Project], workers: int, seconds: int) -> None:
    """Build projects with the code of a checkout, each into `kept/NAME`, and tell of each as it is done.

    `seconds` of processor time are what one command may take.
    """
    began = time.monotonic()
    with ProcessPoolExecutor(workers, initializer=_be_modest, initargs=(seconds,)) as pool:
        running = {pool.submit(build, each, tree, kept): each.name for each in wanted}
        for number, future in enumerate(as_completed(running), 1):
            at = f"[{number}/{len(wanted)}, {time.monotonic() - began:.0f} s]"
            print(f"{at} {running[future]}: {future.result()}", flush=True)


def build(project: Project, tree: Path, kept: Path) -> str:
    """Build a project with the code of a checkout into a folder of its own, and say how its commands ended."""
    place = kept / project.name
    sources = place / "sources"
    sources.mkdir(parents=True)
    said = []
    for folder in project.folders:
        folder.write(sources)
    if project.file:
        said += _added(tree, place, project.file)
    office(SEEDS, sources)
    said.append(_built(tree, place, "out"))
    if _NO_SYMBOL.search(said[-1]):
        for folder in project.folders:
            (sources / folder.name / "document.toml").write_text(f'symbol = "{SYMBOL}"\n', encoding="utf-8")
        said.append(_built(tree, place, "out"))
    if _TRACKED.search(said[-1]):
        said += [_built(tree, place, f"out-{choice}", "--tracked", choice) for choice in ("accept", "reject")]
    (place / SAID).write_text("".join(said), encoding="utf-8")
    return ", ".join(re.findall(r"^(?:exit -?\d+|ended)", "".join(said), re.MULTILINE))


def _added(tree: Path, place: Path, file: Path) -> Iterator[str]:
    """Take a file into `sources/`, with the help that it needs, and yield what was said."""
    for more in ((), ("--symbol", SYMBOL), ("--tracked", "accept")):
        if not any((place / "sources").iterdir()):
            yield _run(tree, place, "add", "--sources", "sources", *more, str(file))


def _built(tree: Path, place: Path, out: str, *more: str) -> str:
    """Build every edition of a project and pack it for release, and return what was said."""
    options = ("--sources", "sources", "--out", out, *more)
    said = _run(tree, place, "build", "-j", "1", *options)
    if TOO_LONG not in said and (place / out).is_dir():
        evens = [word for even in ("draft", "restricted", "errors") for word in ("--even", even)]
        said += _run(tree, place, "release", "-q", *evens, *options)
    return said


def _run(tree: Path, place: Path, verb: str, *words: str) -> str:
    """Return what a command says and how it ends; a traceback without its frames, which tell of places in the code."""
    command = [sys.executable, str(tree / "build.py"), "--no-system", verb, *words]
    done = subprocess.run(command, cwd=place, capture_output=True, encoding="utf-8", check=False)
    if done.returncode == -signal.SIGXCPU:
        return f"$ {verb}\n{TOO_LONG}\n"
    said = f"$ {verb}\nexit {done.returncode}\n{done.stdout}{done.stderr}"
    return _FRAME.sub("", said.replace(str(place), ".").replace(str(tree), "build.py"))


def _be_modest(seconds: int) -> None:
    """Leave others their share of the machine; what is started inherits that, and the limit of processor time."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
