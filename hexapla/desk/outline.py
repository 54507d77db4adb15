"""What was understood of the pages of a PDF that was dropped: what stands on which, what was left out, what is doubted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from hexapla.akn.reading import PageOutline
from hexapla.desk.interface import Words
from hexapla.sentences import Number

PICTURE = "picture"
"""How a page is called that nobody has read."""

_COUNTED = ("headings", "paragraphs", "notes", "tables")
_TOLD = ("contents", "goes_on")


def lines_of(pages: Sequence[PageOutline], said: Words) -> Iterator[tuple[str, str]]:
    """Yield what was understood, a line each range of pages that are alike, and what was left out, with its label."""
    words = said["outline"]
    for _, group in groupby(pages, key=lambda page: (page.how, tuple(sorted(page.counts)), bool(page.doubts))):
        run = list(group)
        numbers = dict.fromkeys((run[0].number, run[-1].number))
        label = words["pages"].format(count=Number(len(numbers))).partition(" ")[2]
        yield f"{label} {'–'.join(map(str, numbers))}", ", ".join(_parts(run, said))
    left_out = Counter(text for page in pages for text in page.furniture)
    if left_out:
        shown = (text if times == 1 else f"{text} (× {times})" for text, times in left_out.most_common())
        yield said["words"]["left_out"], "; ".join(shown)


def _parts(run: Sequence[PageOutline], said: Words) -> Iterator[str]:
    words, how = said["outline"], run[0].how
    if how == PICTURE:
        yield words["picture"]
        return
    counts = Counter[str]()
    for page in run:
        counts.update(page.counts)
    found = [words[key].format(count=Number(counts[key])) for key in _COUNTED if counts[key]]
    found += [words[key] for key in _TOLD if counts[key]]
    yield from found or [words["nothing"]]
    if how:
        yield words["recognised"].format(how=how)
    if doubts := sum(len(page.doubts) for page in run):
        yield words["doubts"].format(count=Number(doubts))
