"""What a process remembers is what it would find again, however often and in whatever order texts change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.engine.examination import Examination
from hexapla.engine.examining import examination
from hexapla.project.layout import Project, open_work
from hexapla.remembered import Remembered
from samples import project as small


@pytest.fixture
def kept() -> Iterator[None]:
    Remembered.kept = 4
    yield
    Remembered.kept = 0


def test_nothing_is_remembered_unless_the_process_says_so() -> None:
    calls: list[int] = []
    double = Remembered(lambda number: calls.append(number) or 2 * number)
    assert [double(1), double(1)] == [2, 2]
    assert calls == [1, 1]


@pytest.mark.usefixtures("kept")
def test_the_results_asked_for_last_are_kept_and_no_more() -> None:
    calls: list[int] = []
    double = Remembered(lambda number: calls.append(number) or 2 * number)
    assert [double(number) for number in (1, 2, 3, 4, 4, 1, 5, 2)] == [2, 4, 6, 8, 8, 2, 10, 4]
    assert calls == [1, 2, 3, 4, 5, 2]


@pytest.mark.usefixtures("kept")
def test_a_text_that_never_changes_is_kept_however_often_the_other_does() -> None:
    calls: list[str] = []
    read = Remembered(lambda text: calls.append(text) or text)
    for number in range(20):
        read("as it was")
        read(f"saved {number}")
    assert calls.count("as it was") == 1


CHANGES = [
    {}, {"en": small.GAP}, {"fr": small.FR.replace("onze", "douze")}, {"toml": small.SYMBOL},
    {"en": small.EN.replace("2.\tThe inspectorate", "2.\tL’inspection a visité onze lieux de détention")},
]  # fmt: skip


def examined(sources: Path, changed: dict[str, str]) -> Examination:
    texts = {"en": small.EN, "fr": small.FR}
    title = '[en]\ntitle = "Another"\n' if changed.get("toml") else ""
    folder = small.document(
        sources, toml=f'symbol = "{small.SYMBOL}"\n{title}', **{code: changed.get(code, texts[code]) for code in texts}
    )
    return examination(open_work(folder), Project.open(sources, sources.parent / "out").office)


@given(st.lists(st.sampled_from(range(len(CHANGES))), min_size=2, max_size=8))
@settings(max_examples=15, deadline=None)
def test_a_document_is_examined_as_if_nothing_was_remembered(tmp_path_factory: pytest.TempPathFactory, order) -> None:
    sources = tmp_path_factory.mktemp("remembered") / "sources"
    fresh = {number: examined(sources, CHANGES[number]) for number in set(order)}
    Remembered.kept = 4
    try:
        assert all(examined(sources, CHANGES[number]) == fresh[number] for number in order)
    finally:
        Remembered.kept = 0
