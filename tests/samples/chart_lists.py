"""The chart of a page as a list: what its boxes say, each with under how many others it stands."""

from collections.abc import Iterator, Sequence

from hexapla.readers.word.chart_trees import tree_of
from hexapla.readers.word.connectors import Key, Told
from hexapla.tools.pdfcharts import Chart, charts


def listed(data: bytes, told: Sequence[Told] = ()) -> list[tuple[int, str]]:
    """Return the boxes of the chart on the first page of a PDF, those under or beside each below it."""
    return list(_under(next(charts(data)), told))


def _under(chart: Chart, told: Sequence[Told]) -> Iterator[tuple[int, str]]:
    tree = tree_of(chart, told)
    stands = tree.beside | tree.above

    def walk(head: Key | None, depth: int) -> Iterator[tuple[int, str]]:
        for key in (each for each in tree.order if stands.get(each) == head):
            yield depth, chart.boxes[int(key)].words.strip()
            yield from walk(key, depth + 1)

    yield from walk(None, 0)
