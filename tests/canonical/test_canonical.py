"""The canonical XML: golden files of the seed, the schema, the ids, FRBR, dates, and what document.toml overrules."""

import dataclasses
import datetime
import difflib
import re
from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.canonical import canonicalise as canonical_form
from hexapla.akn.canonical import document_bytes, to_bytes
from hexapla.akn.document import AknDocument, parse
from hexapla.akn.ids import number_part
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import SUPPLIED, akn, local
from hexapla.akn.reading import Slot
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.domain.symbol import Symbol
from hexapla.errors import ConfigurationError
from hexapla.project.config import load_document, load_office
from hexapla.readers.text.reader import read_text
from samples.canonical import BODY, MAST, made

GOLDEN = Path(__file__).parent / "golden" / "CAT-C-PER-FCO-7"


def eids(document: AknDocument, *names: str) -> list[str]:
    return [e.get("eId") for e in document.root.iter(*(akn(name) for name in names))]


def value(document: AknDocument, path: str) -> str:
    found = document.meta.xpath(path, namespaces={"a": document.root.nsmap[None]})
    assert len(found) == 1, f"{path} is there {len(found)} times"
    return str(found[0])


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_seed_gives_the_golden_file(documents, code, update_golden):
    given = document_bytes(documents[code])
    golden = GOLDEN / f"{code}.xml"
    if update_golden:
        golden.write_bytes(given)
    wanted = golden.read_bytes()
    changes = difflib.unified_diff(
        wanted.decode().splitlines(), given.decode().splitlines(), str(golden), "now", n=1, lineterm=""
    )
    assert given == wanted, "\n".join(changes)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_seed_is_valid_against_the_strict_schema(documents, code):
    assert schema_errors(parse(document_bytes(documents[code]))) == ()


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_seed_has_its_paragraphs_headings_and_bullets(documents, code):
    document = documents[code]
    assert eids(document, "paragraph") == [f"para_{number}" for number in range(1, 66)]
    assert len(document.body.findall(f".//{akn('heading')}")) == 8
    assert len(document.body.findall(f".//{akn('indent')}")) == 23


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_headings_of_the_seed_nest_as_the_contract_says(documents, code):
    assert eids(documents[code], "section", "division") == [
        "sec_I", "sec_II", "sec_II__dvs_1", "sec_II__dvs_2", "sec_II__dvs_2__dvs_1", "sec_II__dvs_2__dvs_2",
        "sec_II__dvs_3", "sec_III",
    ]  # fmt: skip
    numbers = {"sec_II__dvs_1": "15", "sec_II__dvs_2": "37", "sec_II__dvs_3": "49"}
    for eid, number in numbers.items():
        heading = documents[code].root.find(f".//*[@eId='{eid}']").find(akn("heading"))
        assert re.search(rf"\b{number}\b", plain_text(heading))


def test_both_languages_have_the_same_ids(documents):
    english, french = (
        eids(documents[code], "section", "division", "paragraph", "list", "indent") for code in ("en", "fr")
    )
    assert english == french


@pytest.mark.parametrize(("code", "alpha3"), [("en", "eng"), ("fr", "fra")])
def test_addresses_are_made_of_the_frbr_elements(documents, code, alpha3):
    document = documents[code]
    work = value(document, "//a:FRBRWork/a:FRBRuri/@value")
    assert work == "/akn/un/doc/paper/un-cat/2021-12-03/CAT-C-PER-FCO-7"
    _, _, country, kind, subtype, actor, day, number = work.split("/")
    assert country == value(document, "//a:FRBRWork/a:FRBRcountry/@value")
    assert kind == local(document.main)
    assert subtype == value(document, "//a:FRBRWork/a:FRBRsubtype/@value")
    assert f"#{actor}" in [author.get("href") for author in document.meta.iter(akn("FRBRauthor"))]
    assert day == value(document, "//a:FRBRWork/a:FRBRdate/@date")
    assert number == value(document, "//a:FRBRWork/a:FRBRnumber/@value")
    expression = value(document, "//a:FRBRExpression/a:FRBRuri/@value")
    assert expression == f"{work}/{alpha3}@{value(document, '//a:FRBRExpression/a:FRBRdate/@date')}"
    assert alpha3 == value(document, "//a:FRBRExpression/a:FRBRlanguage/@language")
    assert value(document, "//a:FRBRManifestation/a:FRBRuri/@value").startswith(expression)
    for level in ("FRBRWork", "FRBRExpression"):
        uri = value(document, f"//a:{level}/a:FRBRuri/@value")
        assert value(document, f"//a:{level}/a:FRBRthis/@value") == f"{uri}/!main"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_printed_symbol_is_the_one_of_the_metadata(documents, code):
    number = documents[code].slot("docNumber")
    assert number.text == value(documents[code], "//a:FRBRWork/a:FRBRnumber/@showAs") == "CAT/C/PER/FCO/7"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_reference_inside_the_file_leads_somewhere(documents, code):
    root = documents[code].root
    ids = [e.get("eId") for e in root.iter() if e.get("eId")]
    assert len(ids) == len(set(ids))
    targets = {v[1:] for e in root.iter() for v in map(str, e.attrib.values()) if v.startswith("#")}
    assert targets <= set(ids)
    assert targets


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_number_in_an_id_is_the_number_that_is_printed(documents, code):
    for element in documents[code].body.iter(akn("section"), akn("paragraph")):
        assert element.get("eId").endswith(f"_{number_part(element.findtext(akn('num')))}")


@pytest.mark.parametrize("code", ["en", "fr"])
def test_canonicalising_twice_is_once(documents, code):
    once = document_bytes(documents[code])
    assert document_bytes(AknDocument.from_bytes(once)) == once
    tree = canonical_form(parse(once))
    assert etree.tostring(canonical_form(tree)) == etree.tostring(tree)


def test_comments_and_the_order_of_attributes_do_not_reach_the_canonical_file():
    one = parse(b'<p xmlns="urn:x" b="2" a="1">one<!-- two --> three<i>four</i></p>')
    other = parse(b'<p xmlns="urn:x" a="1" b="2">one three<i>four</i></p>')
    assert to_bytes(one) == to_bytes(other)


def test_cited_symbols_are_links_that_know_no_language(documents):
    hrefs = {ref.get("href") for ref in documents["en"].main.iter(akn("ref"))}
    assert "https://undocs.org/CAT/C/PER/CO/7" in hrefs
    assert all(href.startswith("https://undocs.org/") for href in hrefs)


def test_the_french_follows_the_english_and_is_a_translation(documents):
    master = documents["fr"].meta.find(f".//{akn('FRBRmasterExpression')}")
    assert master.get("href") == documents["en"].expression_iri
    assert documents["fr"].meta.find(f".//{akn('FRBRtranslation')}").get("fromLanguage") == "spa"
    assert documents["en"].meta.find(f".//{akn('FRBRmasterExpression')}") is None


def test_a_date_without_a_source_of_its_own_says_so(documents):
    def names(code):
        return [d.get("name") for d in documents[code].meta.iter(akn("FRBRdate"))]

    assert names("en") == ["issued", "issued", "markup"]
    assert names("fr") == ["issued", "assumed", "markup"]


def test_what_data_supplied_is_marked(documents):
    supplied = {e.get("name") or local(e): e.get(SUPPLIED) for e in documents["fr"].main.iter() if e.get(SUPPLIED)}
    assert supplied["docAuthority"]
    assert supplied["docNumber"] == "document.toml"
    assert not [e for e in documents["en"].body.iter() if e.get(SUPPLIED)]


def test_the_date_of_document_toml_wins_and_the_contradiction_is_a_finding(tmp_path):
    documents, findings = made(tmp_path, {"en": MAST + BODY}, "date = 2020-05-09\n[en]\ndate = 2020-05-09\n")
    assert value(documents["en"], "//a:FRBRWork/a:FRBRdate/@date") == "2020-05-09"
    odd = [each for each in findings if each.code == "M-001"]
    assert [(each.before, each.after, each.line) for each in odd] == [("4 May 2020", "9 May 2020", 4)]
    assert documents["en"].slot("docDate").text == "9 May 2020"


def test_the_work_has_the_earliest_date_of_its_mastheads(tmp_path):
    french = MAST.replace("4 May 2020", "1er avril 2020").replace("United Nations", "Nations Unies")
    documents, _ = made(tmp_path, {"en": MAST + BODY, "fr": french + BODY})
    assert {document.work_iri for document in documents.values()} == {
        "/akn/un/doc/paper/un-cat/2020-04-01/CAT-C-NLD-FCO-8"
    }
    assert documents["en"].day == datetime.date(2020, 5, 4)
    assert documents["fr"].day == datetime.date(2020, 4, 1)


def test_without_a_date_the_year_of_the_symbol_stands_in_and_is_not_printed(tmp_path):
    text = (
        MAST.replace("4 May 2020\n", "")
        .replace("CAT/C/NLD/FCO/8", "A/HRC/RES/2019/4")
        .replace("Committee against Torture\n", "")
    )
    text = text.replace("A/HRC/RES/2019/4", "E/2019/4")
    documents, findings = made(tmp_path, {"en": text + BODY})
    date = documents["en"].meta.find(f".//{akn('FRBRWork')}/{akn('FRBRdate')}")
    assert (date.get("date"), date.get("name")) == ("2019-01-01", "unknown")
    assert documents["en"].slot("docDate") is None
    assert "M-003" in {each.code for each in findings}


def test_without_a_year_the_first_day_of_all_stands_in(tmp_path):
    documents, _ = made(tmp_path, {"en": MAST.replace("4 May 2020\n", "") + BODY})
    date = documents["en"].meta.find(f".//{akn('FRBRWork')}/{akn('FRBRdate')}")
    assert (date.get("date"), date.get("name")) == ("0001-01-01", "unknown")
    cover = documents["en"].main.find(akn("coverPage"))
    assert "0001" not in "".join(cover.itertext())


def test_a_contradiction_about_the_distribution_is_a_finding_and_document_toml_is_printed(tmp_path):
    documents, findings = made(tmp_path, {"en": MAST + BODY}, 'distribution = "restricted"\n')
    assert [each.code for each in findings if each.code == "M-001"] == ["M-001"]
    line = documents["en"].slot("akn4un:distribution")
    assert (line.text, line.get("refersTo")) == ("Distr.: Restricted", "#distributionRestricted")
    assert line.get(SUPPLIED)


def test_a_contradiction_about_the_symbol_names_both(tmp_path):
    documents, findings = made(tmp_path, {"en": MAST + BODY}, 'symbol = "CAT/C/NLD/FCO/9"\n')
    assert documents["en"].symbol == "CAT/C/NLD/FCO/9"
    (odd,) = (each for each in findings if each.code == "M-001")
    assert (odd.before, odd.after, odd.file, odd.line) == ("CAT/C/NLD/FCO/8", "CAT/C/NLD/FCO/9", "en.txt", 2)


def test_the_text_of_a_lost_note_comes_from_document_toml(tmp_path):
    toml = '[notes.title]\nmarker = "*"\nen = "The present document is issued without formal editing."\n'
    documents, _ = made(tmp_path, {"en": MAST.rstrip("\n") + "*\n" + BODY}, toml)
    (note,) = documents["en"].main.iter(akn("authorialNote"))
    assert note.get("status") is None
    assert plain_text(note[0]) == "The present document is issued without formal editing."
    assert note[0].get(SUPPLIED) == "document.toml"


def test_a_lost_note_without_its_text_is_marked_incomplete(documents):
    (note,) = documents["en"].main.iter(akn("authorialNote"))
    assert (note.get("marker"), note.get("status")) == ("*", "incomplete")


@pytest.mark.parametrize("status", ["derived", "issued", "draft", "advance-unedited"])
def test_the_status_stands_in_our_own_metadata(tmp_path, status):
    documents, _ = made(tmp_path, {"en": MAST + BODY}, f'status = "{status}"\n')
    assert documents["en"].facts.get("status") == status


def test_no_symbol_anywhere_is_an_error_that_says_where_to_write_it(tmp_path):
    with pytest.raises(ConfigurationError) as caught:
        made(tmp_path, {"en": BODY})
    assert "symbol" in caught.value.advice
    assert "document.toml" in caught.value.advice


def test_the_source_and_its_repairs_are_on_record(documents):
    (source,) = documents["fr"].meta.iter("{urn:hexapla:1}source")
    assert source.get("name") == "fr.txt"
    assert re.fullmatch("[0-9a-f]{64}", source.get("sha256"))
    codes = {repair.get("code") for repair in documents["fr"].meta.iter("{urn:hexapla:1}repair")}
    assert {"T-105", "T-106", "T-107", "T-108", "F-101", "S-101"} <= codes


def test_a_form_feed_in_the_source_is_dropped_and_on_record(tmp_path):
    documents, _ = made(tmp_path, {"en": MAST + BODY.replace("1.\t", "\f1.\t")})
    (repair,) = documents["en"].meta.iter("{urn:hexapla:1}repair")
    assert (repair.get("code"), repair.get("before")) == ("F-102", "␌")
    assert "\f" not in document_bytes(documents["en"]).decode()


def test_a_line_of_the_masthead_that_stands_twice_is_kept_twice(tmp_path):
    config = load_document(tmp_path / "document.toml")
    reading = read_text((MAST + BODY).encode(), "en.txt", "en")
    again = dataclasses.replace(reading, slots=(*reading.slots, Slot("authority", "Nations Unies", 9)))
    document, _ = canonicalise(again, settle([again], config).metadata, config, "en")
    lines = [plain_text(line) for line in document.main.find(akn("coverPage")).iter(akn("p"))]
    assert {"United Nations", "Nations Unies"} <= set(lines)


@pytest.mark.parametrize(("code", "name"), [("ar", "Arabic"), ("ru", "Russian"), ("zh", "Chinese"), ("es", "Español")])
def test_a_masthead_that_data_supplies_names_the_language_of_its_own_text(tmp_path, code, name):
    documents, _ = made(tmp_path, {code: "1.\tA.\n"}, 'symbol = "CAT/C/PER/FCO/7"\n')
    assert documents[code].slot("akn4un:languageOfExpression").text == name


def test_session_and_agenda_item_of_document_toml_stand_on_page_one(tmp_path):
    config = dataclasses.replace(load_document(tmp_path / "document.toml"), symbol=Symbol.parse("A/78/5"),
                                 session="Seventy-eighth session", agenda_item="73 (b)")  # fmt: skip
    for code, item in (("en", "Agenda item 73 (b)"), ("fr", "Point 73 (b) de l’ordre du jour")):
        reading = read_text(b"1.\tText.", f"{code}.txt", code)
        document, _ = canonicalise(reading, settle([reading], config).metadata, config, code)
        lines = [plain_text(line) for line in document.main.iter(akn("session"))]
        assert lines == ["Seventy-eighth session", item]


def test_a_session_that_the_masthead_names_is_not_printed_twice(tmp_path):
    config = dataclasses.replace(load_document(tmp_path / "document.toml"), session="Seventy-eighth session")
    text = "United Nations\nA/78/5\nDistr.: General\nOriginal: English\nSeventy-eighth session\nA title\n1.\tText."
    reading = read_text(text.encode(), "en.txt", "en")
    document, _ = canonicalise(reading, settle([reading], config).metadata, config, "en")
    assert [plain_text(line) for line in document.main.iter(akn("session"))] == ["Seventy-eighth session"]


def test_the_office_adds_organs_and_series_to_the_vocabulary(tmp_path):
    path = tmp_path / "office.toml"
    path.write_text(
        '[organs]\n"FOO" = "Foo Commission"\n[organs.BAR]\nfr = "Conférence de Bar"\n[series]\nTEST = "tests"\n'
    )
    office = load_office(path, path.read_bytes())
    reading = read_text(b"United Nations\nFOO/TEST/3\nDistr.: General\n1.\tText.", "en.txt", "en")
    config = dataclasses.replace(load_document(tmp_path / "document.toml"), symbol=Symbol.parse("FOO/TEST/3"))
    settled = settle([reading], config, office)
    assert settled.metadata.organ is not None
    assert settled.metadata.organ.masthead["en"].text == "Foo Commission"
    assert not {"M-009", "M-013"} & {found.code for found in settled.findings}
    assert "M-013" in {found.code for found in settle([reading], config).findings}
