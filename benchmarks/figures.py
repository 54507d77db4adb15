"""The figures of the engine, each against something else that is measured in the same turn."""

import itertools
import json
import shutil
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from benchmarks.measuring import Cost, Figure, cost, in_turns, ratio

HERE = Path(__file__).resolve().parent
SEED, SYMBOL = "CAT-C-PER-FCO-7", "CAT/C/PER/FCO/7"
SUITE = ("-l", "en", "-f", "xml,html,pdf,print,docx,epub")
QUICK, COPIES = ("-l", "en", "-f", "xml,html,docx"), 4

NO_RECEIPT = "-v"
"""A word that changes nothing with `-q`, for builds that find nothing remembered of a build with nothing to do."""


@dataclass(frozen=True)
class Bench:
    """Where is measured: the checkout whose code is run, a folder for what is made, and how often each is done."""

    tree: Path
    place: Path
    rounds: int = 3
    numbers: Iterator[int] = itertools.count()  # noqa: RUF009 - one for all

    def project(self, documents: int) -> Path:
        """Make a project of so many copies of the seed, each with a symbol of its own."""
        root = self.place / f"project {next(self.numbers)}"
        seed = self.tree / "sources"
        for number in range(documents):
            folder = root / "sources" / SEED.replace("FCO-7", f"FCO-{7 + number}")
            folder.mkdir(parents=True)
            for file in (seed / SEED).iterdir():
                text = file.read_text(encoding="utf-8").replace(SYMBOL, SYMBOL.replace("FCO/7", f"FCO/{7 + number}"))
                (folder / file.name).write_text(text, encoding="utf-8")
        shutil.copy(seed / "glossary.toml", root / "sources")
        return root

    def build(self, root: Path, *words: str, verb: str = "build", program: tuple[str, ...] = ("-m", "hexapla")) -> Cost:
        """Build a project, its caches where nobody else's are."""
        places = ("--sources", f"{root}/sources", "--out", f"{root}/out")
        cache = "/dev/null" if NO_RECEIPT in words else f"{root}/cache"
        return cost(
            [sys.executable, *program, verb, "-q", *words, *places], self.tree, codes=(0, 1), XDG_CACHE_HOME=cache
        )

    def fresh(self, documents: int, *words: str) -> Cost:
        """Build a project that was never built, and remove it."""
        root = self.project(documents)
        found = self.build(root, *words)
        shutil.rmtree(root)
        return found

    def script(self, name: str, *words: str) -> str:
        """Return what a measuring script says that runs with the code of the checkout."""
        path, fonts = f"{self.tree}:{self.tree / 'tests'}", self.tree / "hexapla/writers/pdf/weasyprint/fonts.conf"
        command = [sys.executable, "-P", "-W", "ignore", HERE / name, *words]
        return cost(command, self.tree, PYTHONPATH=path, FONTCONFIG_FILE=str(fonts)).said


def suite(bench: Bench) -> Iterator[Figure]:
    """Yield what all formats of one language cost against four formats of pandoc: cold, and for every document after."""
    root = bench.project(1)
    bench.build(root, "-l", "en", "-f", "docx")
    text, pandoc = root / "text.md", pypandoc.get_pandoc_path()
    cost([pandoc, next(root.glob("out/*/en/*.docx")), "-o", text], root)
    engine = f"--pdf-engine={Path(sys.executable).parent / 'weasyprint'}"
    meta = ("--metadata", "title=Information received", "-s")

    def theirs() -> Cost:
        found = [
            cost([pandoc, text, *meta, engine, "-o", root / f"text.{name}"], root)
            for name in ("docx", "epub", "html", "pdf")
        ]
        return Cost(
            sum(each.cpu for each in found), sum(each.seconds for each in found), max(each.megabytes for each in found)
        )

    rounds = in_turns(
        bench.rounds,
        lambda: bench.fresh(1, *SUITE, "-j", "1"),
        theirs,
        lambda: bench.fresh(COPIES, *SUITE, "-j", "1"),
    )
    yield ratio(
        "one language in six formats, cold, against four of pandoc",
        "1.8 ×",
        "{}, pandoc {}",
        [each[:2] for each in rounds],
    )
    more = [(Cost(many.cpu - one.cpu, 0.0, 0), other) for one, other, many in rounds]
    yield ratio("the same, every document after", "0.9 ×", "{}, pandoc {}", more, COPIES - 1)


def changed(bench: Bench) -> Iterator[Figure]:
    """Yield what one changed source costs against the full build, and what share the parent process has of that."""
    root = bench.project(1)
    bench.build(root, "-j", "1")
    text = root / "sources" / SEED / "en.txt"
    original = text.read_text(encoding="utf-8")
    words = itertools.cycle(["role", "task"])

    def one() -> Cost:
        text.write_text(original.replace("mandate", next(words), 1), encoding="utf-8")
        return bench.build(root, "-j", "1")

    rounds = in_turns(bench.rounds, one, lambda: bench.fresh(1, "-j", "1"))
    yield ratio("one source changed, all editions, against the full build", "0.6 ×", "{}, full {}", rounds)
    said = bench.fresh(1, "--json").said
    report = json.loads(said).get("build") if said else None
    share = (100 * report["parent_cpu"] / report["cpu"],) if report else ()
    yield Figure("share of the process that gives the work", share, "5 %", unit=" %")


def workers(bench: Bench, documents: int) -> Iterator[Figure]:
    """Yield what two processes cost against one."""
    rounds = in_turns(
        bench.rounds,
        lambda: bench.fresh(documents, *QUICK, "-j", "2"),
        lambda: bench.fresh(documents, *QUICK, "-j", "1"),
    )
    yield ratio(f"-j 2 against -j 1, {documents} documents", "1.1 ×", "{}, {}", rounds)


def nothing(bench: Bench, documents: int) -> Iterator[Figure]:
    """Yield what a build with nothing to do costs, against a Python that does nothing, and for every document after."""
    one, many = bench.project(1), bench.project(documents)
    for root in (one, many, one):  # once more, for what is remembered of a build with nothing to do
        bench.build(root, *QUICK, program=("build.py", "--no-system"))
    rounds = in_turns(
        3 * bench.rounds,
        lambda: bench.build(one, *QUICK, program=("build.py", "--no-system")),
        lambda: cost([sys.executable, "-I", "-c", "pass"], bench.tree),
        lambda: bench.build(one, *QUICK, NO_RECEIPT),
        lambda: bench.build(many, *QUICK, NO_RECEIPT),
    )
    yield ratio(
        "nothing to do, launcher included, against an empty Python",
        "4 ×",
        "{}, Python {}",
        [each[:2] for each in rounds],
    )
    after = [1000 * (each[3].cpu - each[2].cpu) / (documents - 1) for each in rounds]
    behind = f"{1000 * statistics.median(each[2].cpu for each in rounds):.0f} ms the first"
    yield Figure(f"nothing to do, every document after, of {documents}", tuple(after), "2 ms", behind, " ms")


def saved(bench: Bench, times: int) -> Iterator[Figure]:
    """Yield what a letter that is saved costs until the pages that hold it are there, where an engine stays."""
    costs = json.loads(bench.script("saving.py", str(bench.project(1)), str(times)))
    cpu, seconds, cpu_beside, beside = (tuple(each) for each in zip(*costs, strict=True))
    behind = f"{statistics.median(seconds):.2f} s on the wall clock"
    yield Figure("a letter saved, to the web page of its language", cpu, "0.25 s", behind, " s")
    yield Figure(
        "the same, seconds to the page side by side",
        beside,
        "1 s",
        f"{statistics.median(cpu_beside):.2f} s of processors",
        " s",
    )


def many(bench: Bench, numbers: tuple[int, ...]) -> Iterator[Figure]:
    """Yield what a document costs in projects of more and more."""
    for number in numbers:
        found = bench.fresh(number, *QUICK, "-j", "1")
        yield Figure(
            f"a document of {number:,}",
            (found.cpu / number,),
            "constant",
            f"{found.megabytes} MB in the largest process",
            " s",
        )


def growth(bench: Bench, times: int) -> Iterator[Figure]:
    """Yield with which power of a text's length reading, pairing and comparing grow."""
    for name, (exponent, behind) in json.loads(bench.script("growth.py", str(times))).items():
        yield Figure(f"{name}: cost grows with the length to the power", (exponent,), "1.05", behind, "")


def pages(bench: Bench, *paragraphs: int, kind: str = "single") -> Iterator[Figure]:
    """Yield what our PDF costs against plain WeasyPrint of the same HTML."""
    name = {
        "single": "PDF",
        "side": "PDF of two languages side by side,",
        "facing": "PDF of two languages on facing pages,",
    }
    for number in paragraphs:
        rounds = [
            [json.loads(bench.script("pdf.py", how, str(number), kind)) for how in ("ours", "plain")]
            for _ in range(bench.rounds)
        ]
        ours, plain = zip(*rounds, strict=True)
        behind = f"{statistics.median(each[0] for each in ours):.2f} s, WeasyPrint {statistics.median(each[0] for each in plain):.2f} s"
        values = tuple(one[0] / other[0] for one, other in rounds)
        what = f"{name[kind]} of {number:,} paragraphs, {ours[0][1]} pages, against plain WeasyPrint"
        yield Figure(what, values, "" if kind == "single" else "1.15 ×", behind)


def memory(bench: Bench, paragraphs: int) -> Iterator[Figure]:
    """Yield how much memory a long PDF takes."""
    seconds, count, megabytes = json.loads(bench.script("pdf.py", "ours", str(paragraphs)))
    yield Figure(
        f"memory of a PDF of {paragraphs:,} paragraphs",
        (megabytes,),
        "1,000 MB",
        f"{count} pages in {seconds:.0f} s",
        " MB",
    )
