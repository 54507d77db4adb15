"""What is open as the desk lists it: each place with its language, its words and the way to it, settled and undone by itself."""

import re
import tomllib
from pathlib import Path

import pytest
from lxml import html

from hexapla.cli import main
from hexapla.concordance.report import place_label
from hexapla.desk import interface
from hexapla.desk.settling import open_as_built
from hexapla.engine.manifest import Manifest, stored_findings
from hexapla.engine.request import Request
from hexapla.officer import accepting
from hexapla.officer.accepting import open_ones
from hexapla.project.layout import Project
from hexapla.storage.tree import Tree
from hexapla.translation import place_in
from samples import project as small
from samples.desk import Client, built, served

PLACE = f"/documents/{small.NAME}"
STARRED = {
    "en": small.EN.replace(small.TITLE, f"{small.TITLE}*"),
    "fr": small.FR.replace(small.TITRE, f"{small.TITRE}*").replace("onze", "douze"),
}
"""A document whose titles have marks that lead to no text, the same in both languages, and of whose numbers one differs."""


def listed(desk: Client, **headers: str) -> list[html.HtmlElement]:
    """The places of a page."""
    page = html.document_fromstring(desk.ask("GET", PLACE, **headers).text)
    return list(page.xpath("//details[@data-code]//li"))


def entries(sources: Path) -> list[dict[str, object]]:
    path = sources / small.NAME / "accepted.toml"
    return list(tomllib.loads(path.read_text("utf-8")).get("accepted", [])) if path.is_file() else []


def test_every_place_says_its_language_and_its_words_and_leads_to_the_page(sources: Path, out: Path) -> None:
    built(sources, out, **STARRED)
    with served(sources, out) as desk:
        rows = listed(desk)
        assert {row.getparent().getparent().get("data-code") for row in rows} >= {"N-001", "number", "M-007"}
        for row in rows:
            text = " ".join(row.text_content().split())
            assert not re.search(r"\w+__\w+", text), f"nobody sees an id: {text}"
            (way, *_) = row.xpath(".//a/@href")
            if (code := row.getparent().getparent().get("data-code")) in ("N-001", "number"):
                assert row.xpath(".//span[@class='tongue']"), text
                assert all(each.text_content().strip() for each in row.xpath(".//q")), text
                assert desk.ask("GET", way.partition("#")[0]).status == 200
            else:
                assert way.partition("#")[0].endswith("/statement") or "/out/" in way, code
        marks = [row for row in rows if row.getparent().getparent().get("data-code") == "N-001"]
        assert [row.xpath("string(.//span[@class='tongue'])") for row in marks] == ["English", "French"]
        assert [small.TITLE[:20] in marks[0].text_content(), small.TITRE[:20] in marks[1].text_content()] == [
            True,
            True,
        ]
        assert ':lang(fr) { quotes: "«\u00a0" "\u00a0»"' in desk.ask("GET", "/desk/desk.css").text


def test_of_two_languages_one_place_is_settled_and_taken_back_by_itself(sources: Path, out: Path) -> None:
    built(sources, out, **STARRED)
    with served(sources, out) as desk:
        rows = [row for row in listed(desk) if row.getparent().getparent().get("data-code") == "N-001"]
        for count, row in enumerate(rows, 1):
            fields = [(name, value) for name, value in row.find(".//form").form_values() if name != "reason"]
            assert desk.send(f"{PLACE}/settle", *fields, ("reason", "lost in print")).status == 303
            assert len(entries(sources)) == count
            assert len([each for each in listed(desk) if "N-001" in each.getparent().getparent().values()]) == 2 - count
        assert not any("bulk" in each for each in entries(sources))
        (first, second) = entries(sources)
        assert (first["id"], first["hash"] != second["hash"]) == (second["id"], True)


def test_undo_takes_back_the_last_place_and_leads_back_to_the_document(sources: Path, out: Path) -> None:
    built(sources, out, en=small.GAP, fr=STARRED["fr"])
    with served(sources, out) as desk:
        every = len(listed(desk))
        for row in listed(desk)[:2]:
            fields = [(name, value) for name, value in row.find(".//form").form_values() if name != "reason"]
            assert desk.send(f"{PLACE}/settle", *fields, ("reason", "as in print")).status == 303
        for left in (1, 0):
            answer = desk.send(f"{PLACE}/undo?edition=fr")
            assert (answer.headers["location"], len(entries(sources))) == (
                f"{PLACE}?edition=fr&done=undone&count=1",
                left,
            )
            assert len(listed(desk)) == every - left, "the list is as of now, before anything is built"
        refused = desk.send(f"{PLACE}/undo?edition=fr")
        assert (refused.status, f'<a href="{PLACE}?edition=fr">' in refused.text) == (409, True)
        assert desk.ask("GET", f"{PLACE}/undo?edition=fr").headers["location"] == f"{PLACE}?edition=fr"
        missing = desk.ask("GET", "/documents/CAT-C-XXX-1")
        assert (missing.status, '<a href="/">All documents</a>' in missing.text) == (404, True)


def test_what_was_settled_is_listed_with_reason_who_and_day_and_each_is_undone_by_itself(
    sources: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "an.officer")
    built(sources, out, **STARRED)
    with served(sources, out) as desk:
        every, reasons = len(listed(desk)), ["as in print", "the same mark"]
        for reason in reasons:
            row = next(each for each in listed(desk) if "N-001" in each.getparent().getparent().values())
            fields = [(name, value) for name, value in row.find(".//form").form_values() if name != "reason"]
            assert desk.send(f"{PLACE}/settle", *fields, ("reason", reason)).status == 303
        rows = settled(desk)
        assert [reason in row.text_content() for reason, row in zip(reversed(reasons), rows, strict=True)] == [True] * 2
        first = rows[1].text_content()
        assert (small.TITLE[:20] in first, "an.officer · " in first, "accepted.toml" in first) == (True, True, False)
        assert (
            desk.send(f"{PLACE}/undo", *rows[1].find(".//form").form_values()).headers["location"].endswith("count=1")
        )
        assert [each["reason"] for each in entries(sources)] == ["the same mark"], "not the last, but this one"
        assert (len(listed(desk)), len(settled(desk))) == (every - 1, 1)
        assert desk.send(f"{PLACE}/undo", *rows[1].find(".//form").form_values()).status == 409
        assert desk.send(f"{PLACE}/undo").status == 303
        page = desk.ask("GET", PLACE).text
        assert ("/undo" in page, settled(desk)) == (False, []), "no button where nothing is left to undo"


def settled(desk: Client) -> list[html.HtmlElement]:
    """The places of a page that are settled."""
    page = html.document_fromstring(desk.ask("GET", PLACE).text)
    return list(page.xpath("//details[contains(@class, 'settled')]//li"))


def test_catalogue_document_and_release_count_the_items_that_are_open(sources: Path, out: Path) -> None:
    built(sources, out, en=small.EN, fr=small.FR.replace("onze", "douze").replace("2019", "2018"))
    with served(sources, out) as desk:
        kinds = html.document_fromstring(desk.ask("GET", PLACE).text).xpath("//details[contains(@class, 'warning')]")
        count = sum(len(kind.xpath(".//li")) for kind in kinds)
        assert count > 1
        for page in ("/", PLACE, f"{PLACE}/release"):
            assert f"{count} items to look at" in desk.ask("GET", page).text, page


def test_the_terminal_says_the_language_and_the_words_and_takes_a_language_before_an_id(
    sources: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.document(sources, **STARRED)
    places = ["--sources", str(sources), "--out", str(out)]
    assert main(["accept", small.SYMBOL, *places]) == 0
    lines = [line for line in capsys.readouterr().out.split("\n") if "N-001" in line or " number " in line]
    assert ("N-001 en “Information received" in lines[0], "N-001 fr “Renseignements" in lines[1]) == (True, True)
    assert all("en-fr “" in line for line in lines[2:])
    place = lines[1].partition("(")[2].partition(")")[0]
    assert main(["accept", small.SYMBOL, "N-001", f"fr:{place}", "lost in print", *places]) == 0
    assert len(entries(sources)) == 1


def test_where_only_the_pdf_is_shown_a_place_leads_to_the_web_page_beside_it(sources: Path, out: Path) -> None:
    built(sources, out, **STARRED)
    with served(sources, out) as desk:
        page = html.document_fromstring(desk.ask("GET", f"{PLACE}?edition=fr&view=pages").text)
        (way, *_) = page.xpath("//details[@data-code='number']//li//a/@href")
        assert way.startswith("?edition=en-fr&view=both&at=para_2")
        framed = html.document_fromstring(desk.ask("GET", f"{PLACE}{way}").text).xpath("string(//iframe/@src)")
        assert framed.endswith(f"{small.NAME}.en-fr.html#para_2")


def test_a_place_is_named_in_words() -> None:
    label = place_label("preface__p_6__authorialNote_1")
    assert label == "Masthead, text 6, note 1"
    assert place_in(label, "fr") == "Première page, texte 6, note 1"


def test_to_settle_at_the_desk_reads_no_source_again_and_the_next_build_finds_it_settled(
    sources: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(sources, out, **STARRED)
    project = Project.open(sources, out)
    manifest = Manifest.load(tree := Tree(out, is_ours=True), small.NAME)
    known = {(each.code, each.id, each.hash): each.severity for each in open_ones(project, Request((small.NAME,)))}
    listed_now = open_as_built(tree, manifest, interface.words("en"), ())
    assert {(each.code, each.id, each.hash): each.severity for each in listed_now}.items() >= known.items()
    with served(sources, out) as desk, monkeypatch.context() as patch:
        patch.setattr(accepting, "opened", None)
        patch.setattr(accepting, "Pool", None)
        while rows := [row for row in listed(desk) if row.find(".//form") is not None]:
            fields = [(name, value) for name, value in rows[0].find(".//form").form_values() if name != "reason"]
            assert desk.send(f"{PLACE}/settle", *fields, ("reason", "as in print")).status == 303
        assert desk.send(f"{PLACE}/settle", *fields, ("reason", "once more")).status == 409
    assert main(["build", "-q", "-f", "html,xml", "--sources", str(sources), "--out", str(out)]) in (0, 1)
    assert not any(each.code == "F-007" for each in stored_findings(tree, small.NAME))
    assert not [each for each in open_ones(project, Request((small.NAME,))) if (each.code, each.id, each.hash) in known]
