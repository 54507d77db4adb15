"""The lines of a masthead that document.toml overrules: the canonical text says of its own that they are stated."""

from collections.abc import Sequence

from hexapla.akn.reading import Reading
from hexapla.proof.canonical import CanonicalText, texts
from hexapla.proof.stories import Word, letters, words


def overruled_words(canonical: CanonicalText, reading: Reading) -> frozenset[str]:
    """Return the words of the lines of a source's masthead that the text does not print, where it prints stated ones."""
    if not canonical.supplied:
        return frozenset()
    printed = [letters(line.texts) for line in canonical.front]
    lines = [words(slot.words) for slot in reading.slots]
    return frozenset(word for line in lines if not any(letters(line) in each for each in printed) for word in line)


def without_overruled(
    lost: Sequence[Sequence[Word]], canonical: CanonicalText, reading: Reading
) -> list[Sequence[Word]]:
    """Return the runs of words that a text lacks, but for those that are such lines of the source's masthead, one or several."""
    if not canonical.supplied:
        return list(lost)
    lines = [letters(words(each)) for slot in reading.slots for each in (slot.text, slot.words)]
    return [run for run in lost if not _consists_of(letters(texts(run)), lines)]


def _consists_of(row: str, lines: Sequence[str]) -> bool:
    """Tell whether a row of letters is such lines one behind the other."""
    for line in lines:
        if line and row.startswith(line):
            return row == line or _consists_of(row.removeprefix(line), lines)
    return False
