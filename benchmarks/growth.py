"""With which power of a text's length reading, pairing and comparing grow: the seed once, and so many times over.

`benchmarks.figures` runs it in a process of its own, ``growth.py TIMES``; it prints for each the exponent and the seconds
behind it.
"""

import json
import math
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import hexapla
from hexapla.canonical import canonicalise, settle
from hexapla.concordance.compare import compare
from hexapla.concordance.pairs import pairs_of
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import load_document
from hexapla.readers.text.reader import read_text

SEED = Path(hexapla.__file__).parent.parent / "sources" / "CAT-C-PER-FCO-7"

NUMBERS = re.compile(r"^((?:\[[^\]]*\])?)(\d+)\.(?=\s*\S)", re.MULTILINE)
"""The number of a paragraph, a bookmark of its Word file before it or not."""

ARTICLES = re.compile(r"\b(the|le|la|les|du|des) ")
WORDS = [
    "annual",
    "certain",
    "current",
    "former",
    "further",
    "general",
    "initial",
    "outer",
    "public",
    "recent",
    "regional",
    "usual",
]


def repeated(text: str, words: Sequence[str]) -> str:
    """Return the seed once for each word, its paragraphs numbered through, the word in each of its sentences.

    Languages keep their numbers alike, and no two copies have a sentence in common that could be remembered.
    """
    begins = re.search(r"(?m)^\W*I\..*$", text)
    assert begins  # noqa: S101 - the seed has it
    front, body = text[: begins.start()], text[begins.start() :] + "\n"
    last = max(int(number) for _, number in NUMBERS.findall(body))
    copies = []
    for place, word in enumerate(words):
        numbered = NUMBERS.sub(lambda found, place=place: f"{found[1]}{int(found[2]) + place * last}.", body)
        copies.append(ARTICLES.sub(rf"\1 {word} ", numbered))
    return front + "".join(copies)


def measured(seconds: list[float], work: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """Do a piece of work and note the processor seconds that it took."""
    began = time.process_time()
    done = work(*given, **named)
    seconds.append(time.process_time() - began)
    return done


def main() -> None:
    """Measure and print."""
    config = load_document(SEED / "document.toml")
    reading, pairing, comparing = list[float](), list[float](), list[float]()
    most = int(sys.argv[1])
    for words in (WORDS[:1], WORDS[1:2], WORDS[2 : 2 + most]):  # the first warms up
        readings, took = [], list[float]()
        for code in ("en", "fr"):
            text = repeated((SEED / f"{code}.txt").read_text(encoding="utf-8"), words)
            readings.append(measured(took, read_text, text.encode(), f"{code}.txt", code))
        reading.append(sum(took))
        metadata = settle(readings, config).metadata
        documents = {each.language: canonicalise(each, metadata, config, "en")[0] for each in readings}
        pairs = pairs_of(measured(pairing, present, documents, Edition.parse("en-fr"), Office()))
        measured(comparing, compare, pairs, ("en", "fr"))
    found = {}
    for name, seconds in (("reading", reading), ("pairing", pairing), ("concordance", comparing)):
        exponent = math.log(seconds[-1] / seconds[1]) / math.log(most)
        found[name] = [exponent, f"{seconds[1]:.2f} s for the seed, {seconds[-1]:.2f} s for {most} times its text"]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
