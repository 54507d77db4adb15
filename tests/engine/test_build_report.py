"""The report of a build: where the time went; it is written where there was anything to do, and nothing else knows of it."""

import re
import time

import pytest

from hexapla.engine.build_report import page
from hexapla.engine.progress import Event, Progress, cost
from hexapla.engine.reasons import Decision, Reason
from hexapla.engine.sums import DOCUMENTS, LONGEST, Sums
from hexapla.timing import Times, clocks, stage, times_since
from samples import project as small
from samples.project import BUILD, result
from test_schemas import validate


def test_a_build_says_where_its_time_went_by_stage_format_and_document(sources, out, run):
    small.document(sources, en=small.EN, fr=small.FR)
    small.other(sources)
    content = result(run(*BUILD, "--json")[1])
    validate("result", content)
    report = content["build"]
    assert [line["name"] for line in report["stages"]] == [
        "1 read", "2 canonicalise", "3 check", "compare", "4 present", "5 write", "6 verify", "other",
    ]  # fmt: skip
    assert {line["name"]: line["count"] for line in report["formats"]} == {"examined": 2, "concordance": 1, "html": 4}
    assert {line["name"] for line in report["documents"]} == {small.NAME, "CAT-C-NLD-FCO-9"}
    for lines in ("stages", "formats", "documents"):
        assert sum(line["cpu"] for line in report[lines]) == pytest.approx(
            report["cpu"] - report["parent_cpu"], abs=0.01
        )
    assert report["decisions"] == [
        {"outcome": "made", "why": "first build", "count": 7, "files": report["decisions"][0]["files"]}
    ]
    shown = (out / "reports" / "build.html").read_text(encoding="utf-8")
    assert f'<th scope="row">{small.NAME}</th>' in shown
    assert "made: first build" in shown


def test_a_build_with_nothing_to_do_leaves_the_report_of_the_last_one(sources, out, run):
    small.document(sources)
    run(*BUILD)
    before = (out / "reports" / "build.html").read_bytes()
    assert "build" not in result(run(*BUILD, "--json")[1])
    assert (out / "reports" / "build.html").read_bytes() == before
    assert "build.html" not in (out / small.NAME / "manifest.json").read_text(encoding="utf-8")


def test_names_from_outside_are_escaped_in_the_report():
    sums = Sums()
    sums.add("<script>", "html", "<b>", Times(1.0, 1.0))
    sums.decide(Decision("made", "<i>", "html", (Reason("file", "<u>.txt"),)))
    assert re.findall("<script>|<b>|<i>|<u>", page(sums.report(1.0, 0.0, 1))) == []


def test_of_many_documents_the_longest_are_named_and_the_rest_is_one_line():
    sums = Sums()
    for number in range(DOCUMENTS + 50):
        sums.add(
            f"D{number}", "pdf", f"job {number}", Times(float(number), 1.0, (("write", float(number), 1.0),), number)
        )
    report = sums.report(10.0, 0.5, 2)
    assert report["documents"][0]["name"] == f"D{DOCUMENTS + 49}"
    assert report["documents"][-1] == {"name": "50 more", "seconds": sum(range(50)), "cpu": 50.0}
    assert len(report["longest"]) == LONGEST
    assert report["megabytes"] == DOCUMENTS + 49


def test_a_stage_within_another_counts_with_the_outer_one_and_a_task_forgets_the_last_one():
    inner = stage("present")(lambda: sum(range(200_000)))
    outer = stage("compare")(inner)
    began = clocks()
    outer()
    times = times_since(began)
    assert [name for name, _, _ in times.stages] == ["compare"]
    assert 0 < times.stages[0][2] <= times.cpu
    began = clocks()
    inner()
    assert [name for name, _, _ in times_since(began).stages] == ["present"]


def test_what_a_stage_that_fails_has_taken_counts_too():
    @stage("read")
    def fails() -> None:
        raise ValueError("No text.")

    began = clocks()
    with pytest.raises(ValueError, match="No text"):
        fails()
    assert [name for name, _, _ in times_since(began).stages] == ["read"]


def test_the_time_left_goes_by_what_outputs_cost(monkeypatch):
    seen: list[Event] = []
    now = [100.0]
    monkeypatch.setattr("hexapla.engine.progress.clocks", lambda: (now[0], 0.0))
    progress = Progress(seen.append)
    pdf, page = cost("pdf", 1000), cost("html", 1000)
    progress.begin(4, 3 * pdf + page)
    now[0] += 10
    progress.decided("D", Decision("made", "D/en/a.pdf", "pdf"), pdf, done())
    now[0] += 0.5
    progress.decided("D", Decision("made", "D/en/a.html", "html"), page, done())
    progress.decided("D", Decision("kept", "D/fr/a.pdf", "pdf"), pdf)
    progress.step("more")
    left = [(each.facts["done"], each.facts["seconds_left"]) for each in seen if each.name == "progress"]
    assert left == [(0, None), (1, 20.5), (2, 20.0), (3, 10.0)]


def done():
    from hexapla.engine.pool import Result, Task

    return Result(Task("a", time.sleep, ()))
