"""Citing a document: the facts of RIS, CSL-JSON and the `citation_*` metadata of web pages."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import html

from hexapla.present.presentation import Presentation
from hexapla.verify import verify
from hexapla.writers import write

FRENCH = (
    "Renseignements reçus du Pérou au sujet de la suite donnée aux observations finales concernant son septième "
    "rapport périodique"
)

FACTS = {
    "en": (
        "Committee against Torture",
        "Information received from Peru on follow-up to the concluding observations on its seventh periodic report",
        "United Nations",
        "https://docs.un.org/en/CAT/C/PER/FCO/7",
    ),
    "fr": (
        "Comité contre la torture",
        FRENCH,
        "Nations Unies",
        "https://docs.un.org/fr/CAT/C/PER/FCO/7",
    ),
}


def undated(presentation: Presentation) -> Presentation:
    """Return the same edition of a document that no source dates: its day is a stand-in."""
    head = replace(presentation.first.masthead, date=None)
    return replace(presentation, columns=(replace(presentation.first, masthead=head),))


def metadata(data: bytes) -> Mapping[str, list[str]]:
    """Return the metadata of a page by name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in html.document_fromstring(data.decode()).iter("meta"):
        found[each.get("name") or ""].append(each.get("content") or "")
    return found


@pytest.mark.parametrize("code", ["en", "fr"])
def test_ris_says_the_facts_of_a_report(presentations: Mapping[str, Presentation], code: str) -> None:
    author, title, publisher, url = FACTS[code]
    assert write(presentations[code], "ris").decode().split("\r\n") == [
        "TY  - RPRT", f"AU  - {author}", f"TI  - {title}", "SN  - CAT/C/PER/FCO/7", f"PB  - {publisher}", "PY  - 2021",
        "DA  - 2021/12/03", f"LA  - {code}", f"UR  - {url}", "ER  - ", "",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["en", "fr"])
def test_csl_json_says_the_facts_of_a_report(presentations: Mapping[str, Presentation], code: str) -> None:
    author, title, publisher, url = FACTS[code]
    assert json.loads(write(presentations[code], "csl")) == [{
        "id": f"CAT-C-PER-FCO-7.{code}", "type": "report", "title": title, "author": [{"literal": author}],
        "number": "CAT/C/PER/FCO/7", "publisher": publisher, "language": code, "URL": url,
        "issued": {"date-parts": [[2021, 12, 3]]},
    }]  # fmt: skip


def test_a_page_names_its_document_to_reference_managers(presentations: Mapping[str, Presentation]) -> None:
    author, title, publisher, url = FACTS["fr"]
    found = metadata(write(presentations["fr"], "html"))
    assert {name: texts for name, texts in found.items() if name.startswith("citation_")} == {
        "citation_title": [title], "citation_author": [author], "citation_publication_date": ["2021/12/03"],
        "citation_technical_report_number": ["CAT/C/PER/FCO/7"], "citation_technical_report_institution": [publisher],
        "citation_language": ["fr"], "citation_public_url": [url],
    }  # fmt: skip
    assert found["dcterms.creator"] == [author]
    assert metadata(write(presentations["en-fr"], "html"))["citation_language"] == ["en", "fr"]


def test_a_date_that_no_source_gives_is_cited_nowhere(presentations: Mapping[str, Presentation]) -> None:
    edition = undated(presentations["en"])
    assert "2021" not in write(edition, "ris").decode()
    assert "issued" not in json.loads(write(edition, "csl"))[0]
    assert "citation_publication_date" not in metadata(write(edition, "html"))


@pytest.mark.parametrize("name", ["ris", "csl"])
def test_a_reference_with_another_symbol_is_found_out(presentations: Mapping[str, Presentation], name: str) -> None:
    data = write(presentations["fr"], name)
    assert verify(data, name, presentations["fr"], "x").findings == ()
    wrong = data.replace(b"CAT/C/PER/FCO/7", b"CAT/C/PER/FCO/8")
    codes = [each.code for each in verify(wrong, name, presentations["fr"], "x").findings]
    assert codes == ["F-901", "F-901"]
