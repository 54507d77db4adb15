"""What our PDF costs against plain WeasyPrint of the same HTML: its own `pdf/a-3a` with tags, nothing of ours.

``.venv/bin/python benchmarks/pdf.py`` measures editions of 65 and 650 paragraphs, warm and in turns, in a process each
(our mendings cannot be taken back), and prints the least processor seconds of each, their ratio, and the growth a page.
``--long`` adds 6,500 paragraphs, once; ``--parallel`` does the same side by side.  ``--memory`` prints the most memory
that one process takes for `--paragraphs`.

``--notes`` builds the PDFs of `sources/` and of the corpus (HEXAPLA_CORPUS, else ../shared/corpus) in a temporary
project and prints how many notes stand complete on the page of their mark, as the gate of every build counts them.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


if TYPE_CHECKING:
    from collections.abc import Iterator

    from hexapla.present.presentation import Presentation


def edition(paragraphs: int, *, parallel: bool) -> Presentation:
    """An edition of so many paragraphs, a note to every second of them."""
    from samples import paper as samples

    if parallel:
        return samples.parallel(("en", "fr"), paragraphs, paragraphs // 2)
    return samples.single("en", samples.long_lines("en", paragraphs, paragraphs // 2))


def ours(presentation: Presentation) -> tuple[float, int]:
    """Processor seconds and pages of our PDF."""
    from hexapla.tools.pdfgate import page_count
    from hexapla.writers import pdf

    begun = time.process_time()
    data = pdf.write(presentation)
    return time.process_time() - begun, page_count(data)


def plain(presentation: Presentation) -> tuple[float, int]:
    """Processor seconds and pages of the same HTML and style sheet, by WeasyPrint alone."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from hexapla.writers.pdf import expectations, rendering
    from hexapla.writers.pdf.fetcher import BASE, Fetcher
    from hexapla.writers.pdf.page_markup import page

    families = expectations.needed_fonts(presentation)
    fetcher = Fetcher(rendering.resources(presentation) | rendering.font_files(families, ""))
    html = page(presentation)
    styles = f"{rendering.font_rules(families)}\n{rendering.styles(presentation, ())}"
    begun = time.process_time()
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=styles, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
    source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher)
    document = source.render(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3a", pdf_tags=True)
    document.write_pdf(io.BytesIO(), pdf_variant="pdf/a-3a", pdf_tags=True)
    return time.process_time() - begun, len(document.pages)


def serve(kind: str, paragraphs: int, *, parallel: bool) -> None:
    """Warm up, then measure once for every line that comes in."""
    os.environ["FONTCONFIG_FILE"] = str(ROOT / "hexapla/writers/pdf/weasyprint/fonts.conf")
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    measure = {"ours": ours, "plain": plain}[kind]
    measure(edition(8, parallel=parallel))
    presentation = edition(paragraphs, parallel=parallel)
    for _ in sys.stdin:
        print(json.dumps(measure(presentation)), flush=True)


def compared(paragraphs: int, rounds: int, *, parallel: bool) -> tuple[float, float, int]:
    """Least seconds of ours and of plain WeasyPrint, in turns, and our pages."""
    with contextlib.ExitStack() as stack:
        workers = {}
        for kind in ("ours", "plain"):
            command = [
                sys.executable,
                "-W",
                "ignore",
                __file__,
                "--serve",
                kind,
                "--paragraphs",
                str(paragraphs),
            ]
            command += ["--parallel"] * parallel
            workers[kind] = stack.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
        seconds: dict[str, list[float]] = {"ours": [], "plain": []}
        pages = {}
        for _ in range(rounds):
            for kind, worker in workers.items():
                assert worker.stdin is not None  # noqa: S101
                assert worker.stdout is not None  # noqa: S101
                print("go", file=worker.stdin, flush=True)
                taken, pages[kind] = json.loads(worker.stdout.readline())
                seconds[kind].append(taken)
        for worker in workers.values():
            worker.stdin.close()  # type: ignore[union-attr]
    return min(seconds["ours"]), min(seconds["plain"]), pages["ours"]


def notes(out: Path) -> Iterator[tuple[str, int, int, str]]:
    """Yield file, notes placed right, notes, and marks beside their notes, of every PDF below a folder."""
    for manifest in sorted(out.glob("*/manifest.json")):
        for name, each in json.loads(manifest.read_text(encoding="utf-8"))["outputs"].items():
            facts = each.get("checks", {})
            if name.endswith(".pdf") and "notes" in facts:
                placed, _, whole = facts["notes"].partition(" of ")
                yield f"{manifest.parent.name}/{name}", int(placed), int(whole), facts["marks"]


def place_notes() -> None:
    """Build what there is and print where its notes stand."""
    from benchmarks.corpus_projects import folders, office
    from hexapla.cli import main as hexapla

    corpus = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
    with tempfile.TemporaryDirectory(prefix="hexapla-notes-") as folder:
        sources, out = Path(folder, "sources"), Path(folder, "out")
        for document in folders(ROOT / "sources", corpus if corpus.is_dir() else None):
            languages = sorted(Path(name).stem for name in document.write(sources).iterdir() if name.suffix != ".toml")
            office(ROOT / "sources", sources)
            edition = ",".join(languages)
            hexapla(
                ["build", "-q", document.name, "--sources", str(sources), "--out", str(out), "-f", "pdf", "-e", edition]
            )
        right = total = 0
        for name, placed, whole, marks in notes(out):
            right, total = right + placed, total + whole
            print(f"{name:60} {placed:4} of {whole:4} notes, {marks}")
        print(f"{right} of {total} notes complete and on the page of their mark")


def memory(paragraphs: int, *, parallel: bool) -> None:
    """Print the most memory that a process takes for an edition of this length."""
    import resource

    ours(edition(paragraphs, parallel=parallel))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{paragraphs} paragraphs: {most} MB at most")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", help="6,500 paragraphs as well")
    parser.add_argument("--parallel", action="store_true", help="side by side")
    parser.add_argument("--notes", action="store_true", help="count the notes of real documents instead")
    parser.add_argument("--memory", action="store_true", help="measure the memory of one length instead")
    parser.add_argument("--serve", choices=("ours", "plain"), help=argparse.SUPPRESS)
    parser.add_argument("--paragraphs", type=int, help="this length alone")
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.paragraphs, parallel=options.parallel)
        return
    if options.notes:
        place_notes()
        return
    if options.memory:
        memory(options.paragraphs or 650, parallel=options.parallel)
        return
    lengths = {65: 9, 650: 3} | ({6500: 1} if options.long else {})
    if options.paragraphs:
        lengths = {options.paragraphs: 3}
    first = None
    for paragraphs, rounds in lengths.items():
        mine, its, pages = compared(paragraphs, rounds, parallel=options.parallel)
        first = first or mine / pages
        print(
            f"{paragraphs} paragraphs, {pages} pages: ours {mine:.2f} s, plain WeasyPrint {its:.2f} s, "
            f"ratio {mine / its:.2f}; {1000 * mine / pages:.0f} ms a page, growth {mine / pages / first:.2f}"
        )


if __name__ == "__main__":
    main()
