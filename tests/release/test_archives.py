"""An archive package: a bag that others read, its records valid, the same bytes for the same state, nothing hidden unsaid."""

import io
import json
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import replace
from pathlib import Path

import bagit
import jsonschema
import pytest
from lxml import etree, html

from hexapla.cli import main
from hexapla.engine.request import Request
from hexapla.project.layout import Project
from hexapla.release import archives
from hexapla.release.contents import documentation
from hexapla.release.description import described
from hexapla.release.hidden import hidden_in
from hexapla.release.judges import Verdict
from hexapla.release.marc import marcxml
from hexapla.release.packages import Archiving, release
from hexapla.release.provenance import judged, judgements
from hexapla.release.schemas import complaint
from samples import project as small
from samples.archives import AT, NAME, members, unpacked
from samples.repository import ROOT, SCHEMAS
from samples.word_sources import MASTHEAD, TITLE, docx, p

OFFICE = 'publisher = "Office of Records"\nrights = "Free to use <with> care"\ncontact = "records@office.example"\n'
FORMATS = ("xml", "html", "docx")


def archive(folder: Path, archiving: Archiving | None = None, **request: object) -> Path:
    """Archive the one document of a project; return the package."""
    project = Project.open(folder / "sources", folder / "out")
    asked = Request(**{"formats": FORMATS, "workers": 1, **request})
    report, packages, _ = release(project, asked, frozenset(), lambda *_: None, archiving=archiving or Archiving(AT))
    assert [fault for each in report.documents for fault in each.faults] == []
    (found,) = (path for path in packages if "-archive-" in path.name)
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small document in two languages, what its office says, and its archive package."""
    folder = tmp_path_factory.mktemp("archived")
    text = small.EN.replace("The Government thanks", "The  Government thanks")
    small.document(folder / "sources", en=text, fr=small.FR)
    (folder / "sources" / "office.toml").write_text(OFFICE)
    places = ["--sources", str(folder / "sources"), "--out", str(folder / "out"), "-q"]
    assert main(["accept", small.SYMBOL, "M-007", "document.toml", "secret reason", *places]) == 0
    archive(folder)
    return folder


@pytest.fixture(scope="module")
def files(project: Path) -> dict[str, bytes]:
    """What the package holds, by name in its folder."""
    return members(project / "out" / "releases" / f"{NAME}.zip")


def record(files: dict[str, bytes]) -> dict:
    return json.loads(files["data/documentation/manifest.json"])


def test_the_library_of_congress_reads_the_bag(project, tmp_path):
    bag = bagit.Bag(str(unpacked(project / "out" / "releases" / f"{NAME}.zip", tmp_path)))
    bag.validate()
    assert (bag.version_info, bag.algorithms) == ((1, 0), ["sha512"])
    assert bag.info["Source-Organization"] == "Office of Records"
    assert bag.info["External-Identifier"] == small.SYMBOL
    assert bag.info["Bagging-Date"] == AT[:10]
    assert "contains unpublished material" in bag.info["External-Description"]


@pytest.mark.parametrize(
    "name",
    [
        "METS.xml",
        "metadata/preservation/premis.xml",
        "metadata/descriptive/dc.xml",
        "metadata/descriptive/marc.xml",
        "representations/sources/METS.xml",
        "representations/canonical/METS.xml",
        "representations/editions/METS.xml",
    ],
)
def test_a_record_is_valid_against_the_schema_of_its_owner(files, name):
    assert complaint(name.rpartition("/")[2], files[f"data/{name}"]) is None
    broken = files[f"data/{name}"].replace(b"</", b"<unheard-of/></", 1)
    assert "not valid against" in str(complaint(name.rpartition("/")[2], broken))


def test_what_the_package_says_of_itself_fits_its_schema(files):
    jsonschema.validate(record(files), json.loads((SCHEMAS / "archive.json").read_text(encoding="utf-8")))


METS, CSIP, XLINK = (
    "{http://www.loc.gov/METS/}",
    "{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}",
    "{http://www.w3.org/1999/xlink}",
)


def test_the_package_follows_what_csip_demands(files):
    """The MUSTs of E-ARK CSIP 2.1, by their numbers, without its validator."""
    root = etree.fromstring(files["data/METS.xml"])
    assert root.get("OBJID") == NAME  # CSIP1
    assert root.get("TYPE") == "Textual works – Digital"  # CSIP2
    assert root.get(f"{CSIP}CONTENTINFORMATIONTYPE") == "MIXED"  # CSIP4
    assert root.get("PROFILE")  # CSIP6
    head = root.find(f"{METS}metsHdr")
    assert (head.get("CREATEDATE"), head.get(f"{CSIP}OAISPACKAGETYPE")) == (AT, "AIP")  # CSIP7, CSIP9
    agent = head.find(f"{METS}agent")
    assert [agent.get(name) for name in ("ROLE", "TYPE", "OTHERTYPE")] == ["CREATOR", "OTHER", "SOFTWARE"]  # CSIP11-13
    assert agent.find(f"{METS}note").get(f"{CSIP}NOTETYPE") == "SOFTWARE VERSION"  # CSIP16
    groups = {group.get("USE"): group for group in root.iter(f"{METS}fileGrp")}  # CSIP60, CSIP113, CSIP114
    assert set(groups) == {
        "Documentation", "Schemas", *(f"Representations/{name}" for name in ("sources", "canonical", "editions"))
    }  # fmt: skip
    (structure,) = root.iter(f"{METS}structMap")
    assert (structure.get("TYPE"), structure.get("LABEL")) == ("PHYSICAL", "CSIP")  # CSIP80-82
    (top,) = structure
    labels = [each.get("LABEL") for each in top]
    assert labels == ["Metadata", "Documentation", "Schemas", "Representations"]  # CSIP88-103
    representations = [each.get("LABEL") for each in top[-1].iter(f"{METS}div")][1:]
    assert representations == [
        f"Representations/{name}" for name in ("sources", "canonical", "editions")
    ]  # CSIP105-107
    pointed = {each.get("FILEID") for each in structure.iter(f"{METS}fptr")}
    own = {each.get(f"{XLINK}title"): each.get(f"{XLINK}href") for each in structure.iter(f"{METS}mptr")}
    assert pointed == {group.get("ID") for group in groups.values()}  # CSIP96, CSIP100, CSIP104
    assert own.keys() < pointed  # CSIP108
    assert set(own.values()) == {f"{name.lower()}/METS.xml" for name in representations}  # CSIP109, CSIP110
    idents = [each.get("ID") for each in root.iter() if each.get("ID")]
    assert len(idents) == len(set(idents))  # CSIP18, CSIP33, CSIP65, CSIP67, CSIP85
    named = {each.get(f"{XLINK}href") for each in root.iter(f"{METS}mdRef", f"{METS}FLocat")}
    for name in own.values():
        inner = etree.fromstring(files[f"data/{name}"])
        assert inner.get("OBJID") == name.split("/")[1]
        named |= {name.replace("METS.xml", each.get(f"{XLINK}href")) for each in inner.iter(f"{METS}FLocat")}
    assert {f"data/{name}" for name in named} == {
        name for name in files if name.startswith("data/") and name != "data/METS.xml"
    }
    for each in root.iter(f"{METS}mdRef", f"{METS}file"):  # CSIP25-30, CSIP68-72
        assert all(each.get(name) for name in ("MIMETYPE", "SIZE", "CREATED", "CHECKSUM", "CHECKSUMTYPE"))


@pytest.mark.judge
def test_the_validator_of_e_ark_finds_no_error(project, tmp_path, judge):
    python, program = judge("../eark/bin/python"), ROOT / "tests" / "judges" / "eark.py"
    place = unpacked(project / "out" / "releases" / f"{NAME}.zip", tmp_path) / "data"
    said = subprocess.run([python, str(program), str(place)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    report = json.loads(said.stdout[said.stdout.index("{") :])
    errors = [each for each in _results(report) if each["severity"] == "Error"]
    assert errors == []
    assert report["structure"]["status"] == "WellFormed"
    assert {report["metadata"][name]["status"] for name in ("schema_results", "schematron_results")} == {"VALID"}


def _results(value):
    if isinstance(value, dict) and "severity" in value:
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _results(inner)


def test_everything_that_the_document_was_made_of_and_made_into_is_in_it(project, files):
    names = {name.removeprefix("data/") for name in files}
    sources = {f"representations/sources/data/{name}" for name in (
        "office.toml", *(f"{small.NAME}/{each}" for each in ("document.toml", "accepted.toml", "en.txt", "fr.txt")),
    )}  # fmt: skip
    assert {name for name in names if "/sources/data/" in name} == sources
    for name in sources:
        place = project / "sources" / name.removeprefix("representations/sources/data/")
        assert files[f"data/{name}"] == place.read_bytes()
    assert {name for name in names if "/canonical/data/" in name} == {
        f"representations/canonical/data/{code}/{small.NAME}.{code}.xml" for code in ("en", "fr")
    }
    assert f"representations/editions/data/en-fr/{small.NAME}.en-fr.docx" in names
    assert {f"documentation/reports/{name}" for name in ("findings.json", "concordance.en-fr.json")} <= names
    assert files["data/documentation/rights.txt"].decode() == "Free to use <with> care\n"
    assert {"schemas/mets-csip.xsd", "schemas/akomantoso30.xsd"} <= names


def test_its_editions_are_byte_for_byte_those_of_the_public_packages(project, files):
    for edition in ("en", "fr", "en-fr"):
        with zipfile.ZipFile(project / "out" / "releases" / f"{small.NAME}-{edition}-1.zip") as public:
            for name in set(public.namelist()) - {"manifest.json", "SHA256SUMS", "verify.py"}:
                kind = "canonical" if name.endswith(".xml") else "editions"
                assert files[f"data/representations/{kind}/data/{edition}/{name}"] == public.read(name)


def test_our_program_in_it_can_be_installed_and_has_no_clock(files):
    (name,) = (name for name in files if name.endswith(".tar.gz"))
    with tarfile.open(fileobj=io.BytesIO(files[name])) as packed:
        base = name.rpartition("/")[2].removesuffix(".tar.gz")
        inside = packed.getnames()
        assert {f"{base}/{each}" for each in (
            "pyproject.toml", "requirements.lock", "build.py", "hexapla/release/archives.py", "templates/archive/METS.xml",
            "styles/tokens.css",
        )} <= set(inside)  # fmt: skip
        assert (
            tomllib.loads(packed.extractfile(f"{base}/pyproject.toml").read().decode())["project"]["name"] == "hexapla"
        )
        assert {each.mtime for each in packed.getmembers()} == {0}
    assert files["data/documentation/software/requirements.lock"] == (ROOT / "requirements.lock").read_bytes()


def test_two_archives_of_one_state_are_the_same_and_keep_their_time(project, tmp_path):
    import shutil

    first = (project / "out" / "releases" / f"{NAME}.zip").read_bytes()
    shutil.copytree(project / "sources", tmp_path / "sources")
    assert archive(tmp_path).read_bytes() == first
    assert (
        archive(project, Archiving()).read_bytes() == first
    )  # no time is named: that of the package that stands there
    other = archive(tmp_path, Archiving(is_redacted=True))
    assert record(members(other))["at"] != AT


def test_the_name_says_which_languages_and_which_issue(tmp_path):
    toml = f'symbol = "{small.SYMBOL}"\n[[fr.issue]]\nnumber = 2\nreason = "technical"\n'
    small.document(tmp_path / "sources", toml=toml, en=small.EN, fr=small.FR)
    package = archive(tmp_path, languages=("fr",), formats=("xml", "html"))
    assert package.name == f"{small.NAME}-archive-fr-2.zip"
    assert not [name for name in members(package) if "/editions/data/en" in name]
    assert archive(tmp_path, languages=("en",), formats=("xml", "html")).name == f"{small.NAME}-archive-en-1.zip"


def test_a_redacted_archive_holds_neither_sources_nor_reasons(project, files):
    assert b"secret reason" in files["data/documentation/reports/findings.json"]
    redacted = members(archive(project, Archiving(AT, is_redacted=True)))
    assert not [name for name in redacted if "/sources/" in name]
    assert b"secret reason" not in b"".join(redacted.values())
    assert b"contains unpublished material" not in redacted["bag-info.txt"]
    assert b"sources and reasons of officers left out" in redacted["bag-info.txt"]
    assert record(redacted)["redacted"] is True
    for name in ("METS.xml", "metadata/preservation/premis.xml"):
        assert complaint(name.rpartition("/")[2], redacted[f"data/{name}"]) is None


def test_what_a_word_file_hides_is_counted():
    changed = '<w:ins w:id="1" w:author="Anna"><w:r><w:t>new</w:t></w:r></w:ins>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
    parts = {"comments": f'<w:comment w:id="1" w:author="Boris">{p("look")}</w:comment>'}
    data = docx(MASTHEAD + TITLE + p("1.\tThe words.", changed, hidden), parts=parts)
    assert hidden_in("en.docx", data) == {"comments": 1, "tracked changes": 1, "hidden words": 1, "names of persons": 2}
    assert hidden_in("en.txt", b"plain") == {}
    assert hidden_in("en.md", b"words <!-- a remark --> words") == {"comments": 1}
    rtf = rb"{\rtf1{\info{\author Anna}}{\*\annotation look}\revised new}"
    assert hidden_in("en.rtf", rtf) == {"comments": 1, "tracked changes": 1, "names of persons": 1}
    assert hidden_in("en.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") is None
    assert hidden_in("en.docx", data[:200]) is None


def test_what_its_sources_hide_stands_in_the_readme_and_in_the_record(tmp_path):
    folder = tmp_path / "sources" / small.NAME
    folder.mkdir(parents=True)
    parts = {"comments": f'<w:comment w:id="1" w:author="Boris">{p("look")}</w:comment>'}
    body = MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + p("1.\tThe words.")
    (folder / "en.docx").write_bytes(docx(body, parts=parts))
    files = members(archive(tmp_path, formats=("xml",)))
    assert record(files)["hidden"] == {"CAT-C-NLD-8/en.docx": {"comments": 1, "names of persons": 1}}
    page = files["data/documentation/README.html"].decode()
    assert "CAT-C-NLD-8/en.docx</bdi>: comments (1) · names of persons (1)" in page
    assert "Boris" not in page


def test_the_readme_speaks_every_language_of_the_document_and_names_what_is_there(files):
    page = html.document_fromstring(files["data/documentation/README.html"])
    assert [each.get("lang") for each in page.iter("section")] == ["en", "fr"]
    places = {each.text_content() for each in page.iter("dt")}
    assert all(any(name.startswith(place) for name in files) for place in places)
    assert "Free to use <with> care" in page.text_content()
    words = tomllib.loads((ROOT / "hexapla" / "data" / "archive.toml").read_text(encoding="utf-8"))["readme"]
    shapes = {
        code: {key: sorted(value) if isinstance(value, dict) else type(value) for key, value in said.items()}
        for code, said in words.items()
    }
    assert set(shapes) == {"ar", "zh", "en", "fr", "ru", "es"}
    assert all(shape == shapes["en"] for shape in shapes.values())


def test_a_document_without_title_and_date_is_described_as_far_as_it_goes(tmp_path):
    text = (
        small.EN.replace("4 May 2020\n", "")
        .replace("[Date received: 2 April 2020]\n", "")
        .replace(f"{small.TITLE}\n", "")
    )
    small.document(tmp_path / "sources", en=text)
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    even, request = frozenset({"incomplete", "errors"}), Request(formats=("xml",), workers=1)
    _, packages, _ = release(project, request, even, lambda *_: None, archiving=Archiving(AT))
    files = members(next(path for path in packages if "-archive-" in path.name))
    assert {tag for tag, _ in marc(files["data/metadata/descriptive/marc.xml"])} == {"191", "500", "710", "856"}
    assert complaint("dc.xml", files["data/metadata/descriptive/dc.xml"]) is None
    assert small.SYMBOL in files["data/documentation/README.html"].decode()


PREMIS = "{http://www.loc.gov/premis/v3}"


def premis_events(files: dict[str, bytes]) -> list[etree._Element]:
    return list(etree.fromstring(files["data/metadata/preservation/premis.xml"]).iter(f"{PREMIS}event"))


def test_premis_tells_of_every_repair_and_of_what_was_asked(files):
    events = premis_events(files)
    kinds = [each.findtext(f"{PREMIS}eventType") for each in events]
    assert kinds[:3] == ["ingestion", "normalization", "normalization"]
    assert set(kinds[3:]) == {"validation"}
    assert {each.findtext(f"{PREMIS}eventDateTime") for each in events} == {AT}
    for code, event in zip(("en", "fr"), events[1:3], strict=True):
        canonical = etree.fromstring(files[f"data/representations/canonical/data/{code}/{small.NAME}.{code}.xml"])
        repairs = list(canonical.iter("{urn:hexapla:1}repair"))
        notes = [each.text for each in event.iter(f"{PREMIS}eventOutcomeDetailNote")]
        assert len(notes) == len(repairs)
        assert all(repair.get("code") in note for repair, note in zip(repairs, notes, strict=True))
    assert any(repairs for repairs in (list(event.iter(f"{PREMIS}eventOutcomeDetailNote")) for event in events[1:3]))
    strict = next(each for each in events if each.findtext(f".//{PREMIS}eventDetail") == "akn 3.0 strict")
    assert strict.findtext(f".//{PREMIS}eventOutcome") == "pass"
    agents = etree.fromstring(files["data/metadata/preservation/premis.xml"]).iter(f"{PREMIS}agent")
    named = {each.findtext(f"{PREMIS}agentName"): each.findtext(f"{PREMIS}agentVersion") for each in agents}
    assert named["lxml"]
    assert "Office of Records" in named


def test_verdicts_of_judges_are_events_and_their_reports_lie_beside(project):
    asked = Verdict("epubcheck", "5.3", "a.epub", "0" * 64, "passed", "no message", b'{"messages": []}')
    silent = Verdict("axe", "4", "a.html", "0" * 64, "not asked", "it is not here", None)
    of_other_bytes = replace(asked, subject="a.html", sha256="1" * 64)
    outputs = {f"representations/editions/data/en/{name}": {"sha256": "0" * 64} for name in ("a.epub", "a.html")}
    (event,) = judgements(judged((asked, silent, of_other_bytes), outputs))
    assert (event.agent, event.outcome) == ("epubcheck", "passed")
    assert event.objects == (("representations/editions/data/en/a.epub", "source"),)
    each = _releasing(project)
    kept = documentation(each, (asked, silent), is_redacted=False)
    assert kept["documentation/judges/a.epub.epubcheck.json"] == asked.report
    assert not [name for name in kept if "axe" in name]
    files = dict(
        _members_of(archives.archived(each, {"en": each.files("en")}, archives.Envelope(AT, verdicts=(asked,))))
    )
    assert "data/documentation/judges/a.epub.epubcheck.json" in files


def _releasing(project: Path):
    from hexapla.engine.building import build
    from hexapla.engine.pool import Pool
    from hexapla.release.editions import Releasing
    from hexapla.storage.tree import Tree

    request = Request(formats=FORMATS, workers=1)
    opened = Project.open(project / "sources", project / "out")
    (document,) = build(opened, request, lambda *_: None).documents
    return Releasing(opened, request, Tree(opened.out, is_ours=True), Pool(request.allowance), document)


def _members_of(data: bytes):
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        for name in container.namelist():
            yield name.partition("/")[2], container.read(name)


def marc(data: bytes) -> list[tuple[str, str]]:
    root = etree.fromstring(data)
    return [
        (field.get("tag"), " ".join(f"${part.get('code')} {part.text}" for part in field))
        for field in root.iter("{*}datafield")
    ]


def test_the_catalogue_record_is_as_the_library_catalogues(files):
    fields = marc(files["data/metadata/descriptive/marc.xml"])
    assert [tag for tag, _ in fields] == ["191", "245", "269", "500", "710", "710", "856", "856"]
    told = dict(fields)
    assert told["191"] == "$a CAT/C/NLD/FCO/8 $b CAT/C/"
    assert told["245"] == f"$a {small.TITLE}"
    assert told["269"] == "$a 2020-05-04"
    assert told["500"].startswith("$a Derived, unofficial edition.")
    assert ("710", "$a UN. Committee against Torture") in fields
    assert ("856", "$u https://docs.un.org/fr/CAT/C/NLD/FCO/8 $y French") in fields


def test_a_resolution_has_its_symbol_and_session_as_a_resolution_and_nothing_is_made_up(documents):
    from hexapla.domain.office import Office
    from hexapla.domain.symbol import Symbol

    known = described(documents, Office())
    bare = replace(
        known,
        symbol=Symbol.parse("A/RES/75/1"),
        titles={},
        day=None,
        organ=None,
        state=None,
        standing=None,
        addresses={},
    )
    assert marc(marcxml(bare)) == [("191", "$a A/RES/75/1 $b A/ $c 75"), ("791", "$a A/RES/75/1 $b A/ $c 75")]
    assert complaint("marc.xml", marcxml(replace(known, subjects=("TORTURE",)))) is None
    assert ("650", "$a TORTURE") in marc(marcxml(replace(known, subjects=("TORTURE",))))


@pytest.mark.usefixtures("few_formats")
def test_a_document_with_an_edition_that_is_refused_is_not_archived(run, sources, out):
    small.document(sources, en=small.EN, fr=small.FR.replace("3.\tSes", "5.\tSes"))
    assert run("release", "-q", "--archive", "--at", AT)[0] == 1
    assert [path.name for path in (out / "releases").iterdir()] == [f"{small.NAME}-en-1.zip"]
    run("release", "-q", "--archive", "--at", AT, "-l", "en")
    assert (out / "releases" / f"{small.NAME}-archive-en-1.zip").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--archive", "--at", "yesterday"), "is no time"),
        (("--redacted",), "Say --archive too"),
        (("--at", AT), "Say --archive too"),
    ],
)
def test_how_archives_are_made_is_said_with_archives_alone(run, sources, words, said):
    small.document(sources)
    code, _, complaint = run("release", *words)
    assert (code, said in complaint) == (2, True)


def test_a_time_of_another_zone_is_that_of_greenwich(run, sources, out, monkeypatch):
    monkeypatch.setattr("hexapla.engine.request.SINGLE", ("xml",))
    small.document(sources)
    assert run("release", "-q", "--archive", "--at", "2026-11-27T10:30:00+01:00")[0] == 0
    (package,) = (out / "releases").glob("*archive*")
    assert record(members(package))["at"] == AT
    assert re.fullmatch(r"CAT-C-NLD-FCO-8-archive-1\.zip", package.name)
    assert main(["verify", "-q", str(package)]) == 0


def test_what_catalogues_is_loaded_for_archives_alone():
    ask = (
        "import sys; from hexapla.cli import commands; from hexapla.release import packages, verification;"
        "print([name for name in ('pymarc', 'bagit', 'tarfile') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True, cwd=ROOT)
    assert said.stdout.strip() == "[]"
