"""What the concordance asks to look at in clean texts of the corpus, and how much of it a reader found right.

Run it in a checkout that is set up: ``.venv/bin/python -m benchmarks.looks [--show] [--half A|B]``; with ``--sets`` it
prints what was counted on texts of other makers (``benchmarks/data/unseen_sets.toml``), with ``--real`` what real texts
asked for when they were counted first (``benchmarks/data/real_texts.toml``).  The texts are the
treaties and the numbered targets of the corpus (HEXAPLA_CORPUS, else ../shared/corpus), line beside line, in six pairs
of languages.  ``benchmarks/data/looks.toml`` has what a reader said: for each text the ids of the looks that were worth
it (`right`) and of those that were not (`wrong`); a look in neither list has not been read.  Half A was looked at while
rules were made, half B at the end.
"""

import argparse
import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
LABELS = ROOT / "benchmarks" / "data" / "looks.toml"
SETS = ROOT / "benchmarks" / "data" / "unseen_sets.toml"
REAL = ROOT / "benchmarks" / "data" / "real_texts.toml"
TARGETS = (("en", "fr"), ("en", "es"), ("en", "ru"), ("en", "ar"), ("en", "zh"), ("fr", "es"))
HALF_B = ("CTBT_A-50-1027.sched2", "CTBT_A-50-1027.sched4", "CTBT_A-50-1027.sched6", "ClusterMunitions_CCM-77.sched1",
          "NYConvention1958_E-CONF.26-8-Rev.1.sched1", "VCDR_VCCR_CPIUN.sched2", "VCDR_VCCR_CPIUN.sched3")  # fmt: skip

Text = tuple[str, str, tuple[str, str], list[Pair]]
"""A name, its half, two languages, the lines that answer each other."""


def paired(first: Path, second: Path) -> list[Pair]:
    """Return the lines of two files as pairs, each named by its number."""
    texts = [path.read_text(encoding="utf-8").split("\n") for path in (first, second)]
    return [
        Pair(f"line_{n}", "paragraph", f"line_{n}", (left, right))
        for n, (left, right) in enumerate(zip(*texts, strict=True), 1)
        if left.strip() or right.strip()
    ]


def texts() -> Iterator[Text]:
    """Yield the texts."""
    for english in sorted((CORPUS / "turn2" / "treaties").glob("*.en.txt")):
        stem = english.name.removesuffix(".en.txt")
        half = "B" if stem in HALF_B else "A"
        yield stem, half, ("en", "fr"), paired(english, english.with_name(f"{stem}.fr.txt"))
    folder = CORPUS / "turn2" / "sdg"
    for first, second in TARGETS:
        left = folder / (f"targets_en_{second}.en.txt" if first == "en" else f"targets_en_{first}.{first}.txt")
        lines = paired(left, folder / f"targets_en_{second}.{second}.txt")
        for half, rest in (("A", 1), ("B", 0)):
            own = [pair for pair in lines if int(pair.id.rpartition("_")[2]) % 2 == rest]
            yield f"targets {first}-{second}", half, (first, second), own


def print_cost(count: int) -> None:
    """Compare paragraphs of the treaties as one document; print their words, the seconds of a processor, the memory."""
    known = (pair for _, _, codes, pairs in texts() if codes == ("en", "fr") for pair in pairs if pair.is_whole)
    pairs = [replace(pair, id=f"para_{n}", paragraph=f"para_{n}") for n, pair in enumerate(islice(known, count))]
    start = process_time()
    compare(pairs, ("en", "fr"))
    words = sum(len((pair.texts[0] or "").split()) for pair in pairs)
    memory = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(pairs)} paragraphs, {words} words: {process_time() - start:.1f} seconds, {memory} MB")


def counted_sets(path: Path | None = None) -> Iterator[str]:
    """Yield a line for each pair of languages: words, looks and wrong ones of all sets of a file, how many were right."""
    counts: dict[str, Counter[str]] = {}
    for pairs in tomllib.loads((path or SETS).read_text(encoding="utf-8")).values():
        for languages, (words, looks, wrong) in pairs.items():
            counts.setdefault(languages, Counter()).update(words=words, looks=looks, wrong=wrong)
    for languages, count in counts.items():
        words, looks, wrong = count["words"], count["looks"], count["wrong"]
        precision = f"{1 - wrong / looks:.2f}" if looks else "-"
        yield f"{languages:9} {words:7} {looks:6} {wrong:6} {precision:>10}  {1000 * wrong / words:.2f}"


def main() -> None:
    """Print the table: looks, those that a reader found right and wrong, wrong ones for a thousand words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print every look")
    parser.add_argument(
        "--paragraphs", type=int, help="only compare so many in English and French, for time and memory"
    )
    parser.add_argument("--half", choices=("A", "B"), help="only this half")
    parser.add_argument("--sets", action="store_true", help="only print what was counted on texts of other makers")
    parser.add_argument(
        "--real", action="store_true", help="only print the first counts on real texts that nobody had read"
    )
    options = parser.parse_args()
    if options.sets or options.real:
        print("languages   words  looks  wrong  precision  wrong in 1,000 words")
        print(*counted_sets(REAL if options.real else SETS), sep="\n")
        return
    if options.paragraphs:
        print_cost(options.paragraphs)
        return
    labels = tomllib.loads(LABELS.read_text(encoding="utf-8")) if LABELS.is_file() else {}
    totals: dict[tuple[str, str], Counter[str]] = {}
    for name, half, languages, pairs in texts():
        if options.half not in (None, half):
            continue
        said = labels.get(f"{name} {half}", {})
        count = totals.setdefault((half, "-".join(languages)), Counter())
        count["words"] += sum(len((pair.texts[0] or "").split()) for pair in pairs)
        for item in compare(pairs, languages).to_look_at:
            key = f"{item.pair} {item.kind}"
            verdict = next((each for each in ("right", "wrong") if key in said.get(each, ())), "unread")
            count[verdict] += 1
            if options.show:
                print(f"{name} {half}  {key}  {verdict}: {item.rule}: {item.texts}")
    print("half  languages   words  looks  right  wrong  unread  wrong in 1,000 words")
    for (half, pair), count in sorted(totals.items()):
        looks = count["right"] + count["wrong"] + count["unread"]
        wrong = 1000 * count["wrong"] / max(count["words"], 1)
        print(
            f"{half:4}  {pair:9} {count['words']:7} {looks:6} {count['right']:6} {count['wrong']:6} {count['unread']:7}  {wrong:.2f}"
        )


if __name__ == "__main__":
    main()
