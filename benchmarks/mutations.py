"""Slips planted one at a time, and how many of them the concordance flags: a table by kind and text.

Run it in a checkout that is set up: ``.venv/bin/python -m benchmarks.mutations [--every N] [--most N] [--missed] [--pairs FILE]``; all slips take hours.
It slips in the seed document and, where the corpus is there (HEXAPLA_CORPUS, else ../shared/corpus), in treaties and
in the Universal Declaration.  FILE holds further pairs: a line in each language, then an empty line; its name ends in
the languages (`report.en-fr.txt`).
"""

import argparse
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # the slips stand with the tests

from hexapla.concordance.compare import compare  # noqa: E402
from hexapla.concordance.pairs import pairs_of  # noqa: E402
from hexapla.concordance.result import Concordance, Level, Pair  # noqa: E402
from hexapla.domain.edition import Edition  # noqa: E402
from hexapla.domain.office import Office  # noqa: E402
from hexapla.present import present  # noqa: E402
from samples.planted_tables import exchanged_words, last_names_misspelt, person_pairs, table_pairs  # noqa: E402
from samples.seed import seed_documents  # noqa: E402
from samples.slips import (  # noqa: E402
    KINDS,
    TREATIES,
    declaration_pairs,
    exchanged_cells,
    left_in_the_other_language,
    mutants,
    name_mutants,
    name_typos,
    paired_lines,
    shared_countries,
    shared_words,
    treaty_pairs,
)

CORPUS = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
Text = tuple[str, tuple[str, str], list[Pair]]


def texts(files: Sequence[Path]) -> Iterator[Text]:
    """Yield name, languages and pairs of every text."""
    if not files:
        seed = present(seed_documents(), Edition.parse("en-fr"), Office())
        yield "seed", ("en", "fr"), list(pairs_of(seed))
        for codes in (("en", "fr"), ("en", "es"), ("en", "ru"), ("en", "ar"), ("en", "zh"), ("fr", "es")):
            yield f"table {'-'.join(codes)}", codes, table_pairs(codes)
        for code in ("ru", "ar", "zh"):
            yield f"persons en-{code}", ("en", code), person_pairs(code)
    for path in files:
        first, second = path.stem.rpartition(".")[2].split("-")
        lines = [block.split("\n") for block in path.read_text(encoding="utf-8").strip().split("\n\n")]
        yield path.stem, (first, second), paired_lines(*zip(*lines, strict=True))
    if CORPUS.is_dir() and not files:
        for stem in TREATIES:
            yield stem.partition("_")[0], ("en", "fr"), treaty_pairs(CORPUS, stem)
        for other in ("fr", "es", "ru", "ar", "zh"):
            yield f"UDHR en-{other}", ("en", other), declaration_pairs(CORPUS, ("en", other))


def looks(concordance: Concordance) -> Counter[tuple[object, ...]]:
    """Count the items of a concordance that ask for a look."""
    return Counter(
        (item.pair, item.kind, item.texts, item.rule, len(item.places)) for item in concordance.at(Level.LOOK)
    )


def slipped(name: str, pairs: Sequence[Pair], languages: tuple[str, str]) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    """Yield every slip: its kind, and the pairs that have it."""
    if name.startswith("table "):
        yield from (("exchanged words of cells", both) for both in exchanged_words(pairs))
    if name.startswith("persons "):
        yield from (("name in another script", (mutant,)) for mutant in last_names_misspelt(pairs, languages[1]))
    for kind, slip in KINDS.items():
        for mutant, _ in mutants(pairs, languages, slip):
            yield kind, (mutant,)
    for kind, planted in (
        ("misspelt name", name_typos(pairs, languages)),
        ("other language", left_in_the_other_language(pairs)),
        ("exchanged cells", exchanged_cells(pairs)),
    ):
        for mutant, _ in planted:
            yield kind, (mutant,)
    for what, names in (("name", shared_words(pairs)), ("country", shared_countries(pairs, languages))):
        for kind, replaced in (("dropped", False), ("replaced", True)):
            for mutant, _ in name_mutants(pairs, languages, names, replaced=replaced):
                yield f"{kind} {what}", (mutant,)


OTHER_KINDS = (
    "misspelt name", "other language", "exchanged cells", "exchanged words of cells", "name in another script", "dropped name",
    "replaced name", "dropped country", "replaced country",
)  # fmt: skip
"""Kinds of slips that are made of the pairs themselves."""


def flagged(
    pairs: Sequence[Pair], languages: tuple[str, str], slip: Sequence[Pair], clean: Counter[tuple[object, ...]]
) -> bool:
    """Tell whether the whole document, compared with the slip in it, asks for a look that it did not ask for before."""
    planted = {pair.id: pair for pair in slip}
    changed = [planted.get(pair.id, pair) for pair in pairs]
    return bool(looks(compare(changed, languages)) - clean)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="try every n-th slip of a kind")
    parser.add_argument("--most", type=int, help="try so many slips of a kind and text, spread evenly")
    parser.add_argument("--missed", action="store_true", help="print what was missed")
    parser.add_argument("--pairs", type=Path, action="append", default=[], help="a file of pairs, instead of the texts")
    parser.add_argument("--kind", action="append", help="only this kind of slip")
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    for name, languages, pairs in texts(options.pairs):
        clean = looks(compare(pairs, languages))
        words = sum(len((pair.texts[0] or "").split()) for pair in pairs)
        print(f"{name}: {len(pairs)} pairs, {words} words, {clean.total()} looks when clean")
        found: dict[str, list[bool]] = defaultdict(list)
        groups: dict[str, list[tuple[Pair, ...]]] = defaultdict(list)
        for kind, slip in slipped(name, pairs, languages):
            if not options.kind or kind in options.kind:
                groups[kind].append(slip)
        for kind, several in groups.items():
            every = max(options.every, -(-len(several) // options.most) if options.most else 1)
            for slip in islice(several, 0, None, every):
                found[kind].append(flagged(pairs, languages, slip, clean))
                if options.missed and not found[kind][-1]:
                    print(f"  missed {kind} in {slip[0].id}: {slip[0].texts}")
        for kind, results in found.items():
            totals[f"{kind} tried"] += len(results)
            totals[f"{kind} found"] += sum(results)
            print(share(kind, sum(results), len(results)), flush=True)
    print("all texts")
    for kind in (*KINDS, *OTHER_KINDS):
        if tried := totals[f"{kind} tried"]:
            print(share(kind, totals[f"{kind} found"], tried))


def share(kind: str, found: int, tried: int) -> str:
    """Return the row of a table: how many slips of a kind were found of those that were tried."""
    return f"  {kind:20} {found:5} of {tried:5}  {100 * found / tried:6.1f} %"


if __name__ == "__main__":
    main()
