"""Verdicts of judges that are not ours over every edition of every document: one line an edition, as it is ready.

Run it in a checkout that is set up:
``.venv/bin/python -m benchmarks.verdicts [--seeds] [--only WORD] [--formats html,pdf] [--table FILE] [--keep FOLDER]``.
It builds the documents of `sources/` and, where the corpus is there (HEXAPLA_CORPUS, else ../shared/corpus), all of it,
in a temporary project.  A judge that this machine lacks is shown as `-`; one that does not end in time is ended, and
that is a fault.  What is found stands below the table.  The exit code is 1 where anything is found.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus_projects import Folder, folders, office
from benchmarks.judges import ROOT, judges
from benchmarks.limits import Task, answers

CORPUS = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
BUILD_SECONDS, JUDGE_SECONDS = 600.0, 300.0
KNOWN = judges()
COLUMNS = tuple(name for known in KNOWN.values() for name in known)


@dataclass
class Line:
    """The verdicts on one edition: what each judge found, None where there is none to ask."""

    document: str
    edition: str
    found: dict[str, list[str] | None] = field(default_factory=dict)

    def cell(self, judge: str) -> str:
        """Return the verdict of a judge for the table."""
        if judge not in self.found:
            return ""
        said = self.found[judge]
        return "-" if said is None else str(len(said)) if said else "ok"

    @property
    def faults(self) -> Iterator[tuple[str, str]]:
        """The judges that found something, and what."""
        return ((judge, each) for judge, said in self.found.items() for each in said or ())


def build(folder: Folder, project: Path, formats: Sequence[str]) -> str | None:
    """Build one document in a project; say what went wrong."""
    place = folder.write(project / "sources")
    command = [sys.executable, str(ROOT / "build.py"), "build", str(place), "-q", "-f", ",".join(("xml", *formats))]
    command += ["--sources", str(project / "sources"), "--out", str(project / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return None if done.returncode in (0, 1) else f"exit {done.returncode}: {done.stderr[-300:]}"


def judged(folder: Folder, project: Path, formats: Sequence[str], workers: int) -> Iterator[Line]:
    """Build a document and yield the verdicts on each of its editions."""
    before = set((project / "out").glob("*/*/*.xml"))
    (built,) = answers([Task("build", BUILD_SECONDS, build, (folder, project, formats))], 1)
    if built.fault or built.value:
        yield Line(folder.name, "build", {"build": [built.fault or built.value]})
    made = {file.parent.parent for file in set((project / "out").glob("*/*/*.xml")) - before}
    files = [file for place in sorted(made) for file in sorted(place.glob("*/*.*")) if file.suffix[1:] in formats]
    lines: dict[str, Line] = {}
    tasks = []
    for file in files:
        if file.parent.name == "reports" or file.name.endswith(".print.pdf"):
            continue
        line = lines.setdefault(file.parent.name, Line(folder.name, file.parent.name))
        for name, judge in KNOWN[file.suffix[1:]].items():
            line.found[name] = None
            if judge is not None:
                place = Path(tempfile.mkdtemp(dir=project))
                tasks.append(Task((file.parent.name, name), JUDGE_SECONDS, judge, (file, place)))
    left = Counter(task.key[0] for task in tasks)
    for answer in answers(tasks, workers):
        edition, name = answer.task.key
        lines[edition].found[name] = [answer.fault] if answer.fault else answer.value
        left[edition] -= 1
        if not left[edition]:
            yield lines[edition]


def table(lines: Sequence[Line]) -> str:
    """Return the verdicts as a Markdown table, what was found below it."""
    heads = ["document", "edition", *COLUMNS]
    rows = [[line.document, line.edition, *(line.cell(judge) for judge in COLUMNS)] for line in lines]
    made = [f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows]]
    found = [
        f"- {line.document} {line.edition}, {judge}: {each}" + (f" ({times} times)" if times > 1 else "")
        for line in lines
        for (judge, each), times in Counter(line.faults).items()
    ]
    return "\n".join([*made, "", *(found or ["Nothing was found."]), ""])


def main() -> int:
    """Print the verdicts and the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", action="store_true", help="leave the corpus out")
    parser.add_argument("--only", default="", help="only documents whose folder holds this word")
    parser.add_argument("--formats", default=",".join(KNOWN), help="only these")
    parser.add_argument("--table", type=Path, help="write the table into this file too")
    parser.add_argument("--keep", type=Path, help="build into this folder, which must be empty, and leave it")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="judges at a time")
    options = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory(prefix="hexapla-verdicts-") as name:
        project = options.keep or Path(name)
        (project / "sources").mkdir(parents=True)
        office(ROOT / "sources", project / "sources")
        for folder in folders(ROOT / "sources", None if options.seeds else CORPUS if CORPUS.is_dir() else None):
            if options.only not in folder.name:
                continue
            for line in judged(folder, project, options.formats.split(","), options.workers):
                verdicts = " ".join(f"{judge} {line.cell(judge)}," for judge in line.found).rstrip(",")
                sys.stdout.write(f"{line.document:24} {line.edition:6} {verdicts}\n")
                sys.stdout.flush()
                lines.append(line)
    made = table(lines)
    sys.stdout.write(f"\n{made}")
    if options.table:
        options.table.write_text(made, encoding="utf-8")
    return int(not lines or any(True for line in lines for _ in line.faults))


if __name__ == "__main__":
    sys.exit(main())
