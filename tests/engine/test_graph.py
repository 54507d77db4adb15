"""The graph of a document: what is made of what, in which order, and what a mishap costs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hexapla import pipeline
from hexapla.cli import main
from hexapla.engine import concordances, production
from hexapla.engine.allowance import Allowance
from hexapla.engine.graph import Graph, Node, make
from hexapla.engine.pool import Pool, Task
from hexapla.engine.report import DocumentReport
from hexapla.errors import SourceError
from samples import project as small
from samples.mishaps import files

POOL = Pool(Allowance())


def task(name: str, rank: int = 0, needs: tuple[str, ...] = (), function: Any = str.upper) -> Node:
    return Node(
        name, needs, lambda values: Task(name, function, (name + "".join(map(str, values.values())),)), rank=(rank,)
    )


def test_a_value_is_made_of_those_that_it_needs_and_of_no_other():
    seen: dict[str, Any] = {}
    end = Node("end", ("b",), seen.update)
    make(POOL, iter([Graph([end, task("b", needs=("a",)), task("a"), task("c", rank=9)], DocumentReport("x"))]))
    assert seen == {"a": "A", "b": "BA"}


def test_what_is_ready_is_made_by_rank_and_the_next_document_is_begun_when_nothing_is():
    order: list[str] = []

    def note(name: str) -> str:
        order.append(name)
        return ""

    def documents() -> Iterator[Graph]:
        for number in (0, 1):
            order.append(f"document {number}")
            nodes = [
                task(f"{number} {name}", 10 * number + rank, tuple(f"{number} {each}" for each in needs), note)
                for name, rank, needs in (("late", 1, ()), ("early", 0, ()), ("book", 0, ("late",)))
            ]
            yield Graph(nodes, DocumentReport("x"))

    make(POOL, documents())
    assert order == [
        "document 0", "0 early", "0 late", "0 book", "document 1", "1 early", "1 late", "1 book",
    ]  # fmt: skip


@pytest.mark.processes
def test_what_waits_for_a_process_keeps_no_other_process_waiting():
    with Pool(Allowance(workers=2)) as pool:
        values: list[Any] = []
        end = Node("end", ("a", "b"), lambda all_: values.extend(all_.values()))
        make(pool, iter([Graph([task("a"), task("b", needs=("a",)), end], DocumentReport("x")) for _ in range(3)]))
    assert values == ["A", "BA"] * 3


def test_what_goes_wrong_in_one_document_stays_with_it():
    def wrong(_: Any) -> None:
        raise SourceError("No room.", "Make some.")

    one, other = DocumentReport("one"), DocumentReport("other")
    done: list[str] = []
    make(POOL, iter([
        Graph([task("a"), Node("end", ("a",), wrong)], one),
        Graph([task("a"), Node("end", ("a",), lambda _: done.append("other"))], other),
    ]))  # fmt: skip
    assert ([fault.message for fault in one.faults], other.faults, done) == (["No room."], [], ["other"])


# --- the graph of a whole build


@pytest.fixture
def places(tmp_path: Path) -> list[str]:
    small.document(tmp_path / "sources", en=small.EN, fr=small.FR.replace("onze", "douze"))
    return ["-q", "--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out")]


def test_an_edition_is_presented_once_for_all_its_formats(places, monkeypatch):
    seen = []
    honest = pipeline.present
    monkeypatch.setattr(
        pipeline, "present", lambda *given, **more: (seen.append(str(given[1])), honest(*given, **more))[1]
    )
    assert main([*places, "build", "-f", "html,docx,ris,tmx,xlf"]) == 0
    assert sorted(seen) == ["en", "en-fr", "fr"]


def test_a_book_waits_for_its_own_pdf_and_no_other(places, monkeypatch):
    seen = []
    honest = production.run
    monkeypatch.setattr(production, "run", lambda job: (seen.append(f"{job.edition} {job.format}"), honest(job))[1])
    assert main([*places, "build", "-l", "en,fr", "-e", "en,fr", "-f", "pdf,epub"]) == 0
    assert seen == ["en pdf", "en epub", "fr pdf", "fr epub"]


def test_languages_are_compared_only_where_something_that_is_asked_for_needs_it(places, monkeypatch):
    seen = []
    honest = concordances.compared
    monkeypatch.setattr(concordances, "compared", lambda given: (seen.append(given.pair), honest(given))[1])
    assert main([*places, "build", "-l", "en", "-f", "html,ris"]) == 0
    assert seen == []
    assert main([*places, "build", "-e", "fr-en", "-f", "tmx"]) == 0
    assert seen == ["fr-en"]
    assert main([*places, "check"]) == 0
    assert seen[1:] == ["en-fr", "fr-en"]


def test_a_limited_build_leaves_the_concordances_that_nobody_asked_for(places):
    root = Path(places[2]).parent
    assert main([*places, "build", "-f", "html,tmx"]) == 0
    before = files(root)
    text = root / "sources" / small.NAME / "en.txt"
    text.write_text(small.EN.replace("Its reports", "Their reports"), encoding="utf-8")
    assert main([*places, "build", "-l", "en", "-f", "html"]) == 0
    after = files(root)
    reports = [name for name in before if "concordance" in name]
    assert len(reports) == 3
    assert [name for name in reports if after.get(name) != before[name]] == []
    assert b"L-001" in after[f"out/{small.NAME}/reports/findings.json"]
    assert main([*places, "build", "-f", "html,tmx"]) == 0
    assert b"Their reports" in files(root)[f"out/{small.NAME}/en-fr/{small.NAME}.en-fr.tmx"]


def test_an_acceptance_of_a_concordance_that_is_not_made_is_no_leftover(places):
    assert main([*places, "build", "-f", "html"]) == 0
    assert main([*places, "accept", small.NAME, "number", "para_2", "as published"]) == 0
    assert main([*places, "build", "-l", "en", "-f", "html", "--force"]) == 0
    found = files(Path(places[2]).parent)[f"out/{small.NAME}/reports/findings.json"]
    assert b"F-007" not in found
