"""A document that was read from a PDF, without a terminal: its doubtful places are settled at the desk, and then it may go out."""

from pathlib import Path

from lxml import html

from hexapla.engine.building import build
from hexapla.engine.request import Request
from hexapla.project.layout import Project
from samples import project as small
from samples.desk import Client, served, words

PLACE = f"/documents/{small.NAME}"
DOUBTFUL = Path(__file__).parents[1] / "checks" / "F-235" / "en.pdf"


def taken_in(sources: Path, out: Path) -> None:
    """Build a document whose English text is a PDF with a doubtful place."""
    folder = sources / small.NAME
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text(f'symbol = "{small.SYMBOL}"\n', "utf-8")
    (folder / "en.pdf").write_bytes(DOUBTFUL.read_bytes())
    build(Project.open(sources, out), Request(formats=("html", "xml")))


def doubts(desk: Client) -> list[html.HtmlElement]:
    page = html.document_fromstring(desk.ask("GET", PLACE).text)
    return list(page.xpath("//details[@data-code='F-235']//li"))


def test_doubtful_places_of_a_pdf_are_quoted_and_settled_at_the_desk(sources: Path, out: Path) -> None:
    taken_in(sources, out)
    with served(sources, out) as desk:
        (row,) = doubts(desk)
        assert "may be read otherwise" in words(html.tostring(row.getparent().getparent(), encoding="unicode"))
        assert "It recalls that the measures were taken in due time" in row.text_content()
        fields = [(name, value) for name, value in row.find(".//form").form_values() if name != "reason"]
        assert desk.send(f"{PLACE}/settle", *fields, ("reason", "compared with the page")).status == 303
        assert not doubts(desk)
    said = (sources / small.NAME / "accepted.toml").read_text("utf-8")
    assert "F-235" in said
    assert "compared with the page" in said
