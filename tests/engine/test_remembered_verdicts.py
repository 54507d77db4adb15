"""A file is judged once: the verdict on the same bytes, by the same judge, for the same texts is remembered."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hexapla import pipeline
from hexapla.domain.office import Office
from hexapla.engine import fingerprint
from hexapla.job import Job
from hexapla.verify import Verdict, verify
from samples import project as small
from samples.project import BUILD

FORCED = (*BUILD, "--force", "-j", "1")
HTML = f"{small.NAME}/en/{small.NAME}.en.html"


@pytest.fixture
def judged(monkeypatch):
    """Return the files that were judged so far."""
    files: list[str] = []

    def noting(data: bytes, name: str, presentation: object, file: str) -> Verdict:
        files.append(file)
        return verify(data, name, presentation, file)

    monkeypatch.setattr(pipeline, "verify", noting)
    return files


def record(out: Path) -> dict[str, object]:
    return json.loads((out / small.NAME / "manifest.json").read_bytes())["outputs"][HTML.partition("/")[2]]


def test_a_file_that_comes_out_as_it_was_is_not_judged_again(sources, out, run, judged):
    small.document(sources)
    run(*FORCED)
    first = record(out)
    assert judged == [HTML.partition("/")[2]]
    assert run(*FORCED)[0] == 0
    assert len(judged) == 1
    assert record(out) == first


def test_a_file_that_was_removed_is_made_again_and_not_judged_again(sources, out, run, judged):
    small.document(sources)
    run(*FORCED)
    (out / HTML).unlink()
    run(*BUILD, "-j", "1")
    assert (out / HTML).exists()
    assert len(judged) == 1


def test_what_was_found_in_a_file_is_found_again_where_it_is_not_judged_again(sources, out, run, monkeypatch, judged):
    small.document(sources)
    monkeypatch.setattr("hexapla.verify._passages", lambda _: iter([("en", "para_1", "nowhere")]))
    assert run(*FORCED)[0] == 1
    first = (out / small.NAME / "reports/findings.json").read_bytes()
    assert b"F-901" in first
    assert run(*FORCED)[0] == 1
    assert (out / small.NAME / "reports/findings.json").read_bytes() == first
    assert len(judged) == 1


def test_other_texts_office_or_program_are_judged_again_even_where_the_bytes_are_the_same_but_other_styles_are_not():
    job = Job("A", "en", "html", "en/A.html", (("en", b"<a/>"),), (), (), Office(), (("program", "1"), ("styles", "1")))
    assert job.judged(b"page") != job.judged(b"another page")
    assert job.judged(b"page") != replace(job, documents=(("en", b"<b/>"),)).judged(b"page")
    assert job.judged(b"page") != replace(job, office=Office(crop_marks=True)).judged(b"page")
    assert job.judged(b"page") != replace(job, fingerprint=(("program", "2"), ("styles", "1"))).judged(b"page")
    assert job.judged(b"page") == replace(job, fingerprint=(("program", "1"), ("styles", "2"))).judged(b"page")


@pytest.mark.parametrize("version", ["page-validation", "pikepdf", "pypdfium2"])
def test_another_version_of_a_judge_judges_again(version):
    assert version in fingerprint.tool_versions()
