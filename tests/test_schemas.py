"""All JSON that the program writes, and every TOML that people write, fits a schema that usual tools read."""

import json
import re
import runpy
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from hexapla.cli import main
from hexapla.codes import codes
from hexapla.project.config import load_office
from samples import project as small

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SCHEMAS = {path.stem: json.loads(path.read_bytes()) for path in sorted((DOCS / "schemas").glob("*.json"))}
WRITTEN = {"document-toml", "office-toml", "accepted-toml"}
"""Those of the files that people write."""

REGISTRY = Registry().with_resources(
    (f"{name}.json", DRAFT202012.create_resource(schema)) for name, schema in SCHEMAS.items()
)


def validate(name: str, content: object) -> None:
    """Fail with what the schema of this name has against a JSON value."""
    validator = Draft202012Validator(
        SCHEMAS[name], registry=REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_and_strict(name):
    schema = SCHEMAS[name]
    validator_for(schema).check_schema(schema)
    draft = (
        "http://json-schema.org/draft-07/schema#" if name in WRITTEN else "https://json-schema.org/draft/2020-12/schema"
    )
    assert schema["$schema"] == draft
    closed = [
        schema.get("additionalProperties"),
        *(each.get("additionalProperties") for each in schema.get("oneOf", ())),
    ]
    assert False in closed


def test_every_format_that_the_program_writes_has_a_schema():
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "hexapla").rglob("*.py"))
    assert set(re.findall(r'"hexapla-(\w+)/1"', source)) == set(SCHEMAS) - WRITTEN


def test_a_schema_refers_to_what_lies_beside_it():
    for name, schema in SCHEMAS.items():
        for reference in re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema)):
            file, _, place = reference.partition("#")
            assert file.removesuffix(".json") in {"", *SCHEMAS}, f"{name}: {reference}"
            target = SCHEMAS[file.removesuffix(".json") or name]
            for part in filter(None, place.split("/")):
                target = target[part]


def test_a_usual_tool_finds_its_way_through_the_schemas_and_sees_a_fault(tmp_path, capsys):
    small.document(tmp_path / "sources")
    places = ["--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out")]
    assert main(["build", "-j", "1", "-f", "html", *places, "--json"]) == 0
    said = capsys.readouterr().out
    (tmp_path / "good.json").write_text(said, encoding="utf-8")
    (tmp_path / "bad.json").write_text(said.replace('"severity": "', '"severity": "un'), encoding="utf-8")
    assert '"severity"' in said
    answers = [judged(tmp_path / name, "result.json") for name in ("good.json", "bad.json")]
    assert [each.returncode for each in answers] == [0, 1], answers
    assert "severity" in answers[1].stdout


# --- what people write ----------------------------------------------------------------------------------------


def test_the_schemas_of_what_people_write_are_what_their_maker_makes():
    made = runpy.run_path(str(DOCS / "make_schemas.py"))["schemas"]()
    assert {f"{name}.json" for name in WRITTEN} == set(made)
    for name, text in made.items():
        assert (DOCS / "schemas" / name).read_text(encoding="utf-8") == text, "run: python -m docs.make_schemas"


def toml_in(page):
    """The blocks of TOML in a page, the commented head of a block being its schema."""
    return re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_every_example_of_settings_fits_the_schema_that_its_first_line_names(tmp_path):
    blocks = toml_in(DOCS / "settings.md")
    assert len(blocks) == 3
    for block in blocks:
        (tmp_path / "example.toml").write_text(block, encoding="utf-8")
        schema = re.match(r"#:schema [./]*\.schemas/(\S+)\n", block)
        answer = judged(tmp_path / "example.toml", schema[1])
        assert answer.returncode == 0, answer.stdout
    (tmp_path / "emblem.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "office.docx").write_bytes(b"a Word file")
    office = next(block for block in blocks if "office-toml" in block)
    stated = load_office(tmp_path / "office.toml", office.encode())
    missing = set(tomllib.loads(office)) ^ set(SCHEMAS["office-toml"]["properties"])
    assert (missing, stated.word_limit) == (set(), 10700), "the example has every key"


def test_the_document_toml_of_the_contract_and_what_new_and_accept_write_fit_their_schemas(tmp_path):
    sources = tmp_path / "sources"
    places = ["--sources", str(sources), "--out", str(tmp_path / "out")]
    small.document(sources, en=small.GAP)
    assert main(["accept", small.SYMBOL, "S-001", "para_5", "as published", *places]) == 0
    assert main(["new", "CAT/C/NLD/FCO/10", "-l", "en,fr", *places]) == 0
    for file in sources.rglob("*.toml"):
        named = re.match(r"#:schema (\S+)\n", file.read_text(encoding="utf-8"))
        assert (file.parent.name == small.NAME and file.name == "document.toml") or named, file
        assert (
            not named or (file.parent / named[1]).read_bytes() == (DOCS / "schemas" / Path(named[1]).name).read_bytes()
        )
    contract = toml_in(DOCS / "contract.md")[0]
    (tmp_path / "contract.toml").write_text(contract, encoding="utf-8")
    wrong = contract.replace('"general" ', '"genral" ').replace("2021-09-30", '"soon"')
    (tmp_path / "wrong.toml").write_text(wrong, encoding="utf-8")
    files = {
        sources / small.NAME / "accepted.toml": "accepted", sources / small.NAME / "document.toml": "document",
        sources / "CAT-C-NLD-FCO-10" / "document.toml": "document", tmp_path / "contract.toml": "document",
    }  # fmt: skip
    for file, name in files.items():
        answer = judged(file, f"{name}-toml.json")
        assert answer.returncode == 0, answer.stdout
    refused = judged(tmp_path / "wrong.toml", "document-toml.json").stdout
    assert "'genral' is not one of" in refused
    assert "$.received" in refused


def judged(file, schema):
    """What check-jsonschema says of a file."""
    words = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(DOCS / "schemas" / schema), str(file)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


# --- what the program writes ----------------------------------------------------------------------------------


def test_the_reports_of_the_seed_fit_their_schemas(built):
    validate("findings", json.loads((built.folder / "reports" / "findings.json").read_bytes()))
    validate("concordance", json.loads((built.folder / "reports" / "concordance.en-fr.json").read_bytes()))
    validate("manifest", json.loads((built.folder / "manifest.json").read_bytes()))
    validate("catalogue", json.loads((built.out / "catalogue.json").read_bytes()))


def test_the_manifest_of_the_seed_says_what_is_there(built):
    import hashlib

    manifest = json.loads((built.folder / "manifest.json").read_bytes())
    listed = {
        **{name: record["sha256"] for name, record in manifest["outputs"].items()},
        **manifest["reports"],
        **manifest["media"],
    }
    for name, digest in listed.items():
        assert hashlib.sha256((built.folder / name).read_bytes()).hexdigest() == digest
    there = {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}
    assert set(listed) == there - {"manifest.json"}
    assert set(manifest["inputs"]) == {
        path.name for path in (built.sources / built.folder.name).iterdir() if path.is_file()
    } | {"../glossary.toml"}
    assert {"pango", "harfbuzz", "weasyprint", "lxml", "python"} <= set(manifest["tools"])
    assert manifest["fonts"]


def test_the_record_of_a_build_with_tracked_changes_decided_fits_its_schema(tmp_path):
    small.document(tmp_path / "sources", en=small.EN, fr=small.FR)
    places = ["-q", "-j", "1", "--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out")]
    for more in (
        ("-f", "html,xml"),
        ("-f", "html", "--tracked", "accept"),
        ("-e", "en", "-f", "xml", "--tracked", "reject"),
    ):
        assert main(["build", *more, *places]) == 0
        validate("manifest", json.loads((tmp_path / "out" / small.NAME / "manifest.json").read_bytes()))


def test_what_a_package_says_of_itself_fits_its_schema(built, tmp_path):
    copy = built.copy(tmp_path)
    assert main(["release", "-q", "-l", "en", "--sources", str(copy.sources), "--out", str(copy.out)]) == 0
    (package,) = (copy.out / "releases").glob("*.zip")
    with zipfile.ZipFile(package) as archive:
        record = json.loads(archive.read("manifest.json"))
        assert set(record["outputs"]) == set(archive.namelist()) - {"manifest.json", "SHA256SUMS", "verify.py"}
    validate("package", record)


@pytest.mark.parametrize(
    "words",
    [("build", "-j", "1", "-f", "html"), ("check",), ("status",), ("explain", "S-001"), ("diff", small.NAME, small.NAME), ("accept", small.SYMBOL),
     ("release", "-l", "fr", "--judges", "none"), ("release", "--list"), ("learn", small.SYMBOL), ("open", small.SYMBOL), ("accept", small.SYMBOL, "--undo"), ("build", "NOTHING"), ("doctor",), ("accept", small.SYMBOL, "S-001", "x", "y"),
     ("accept", small.SYMBOL, "S-001", "para_5", "as published")],
)  # fmt: skip
def test_what_json_prints_fits_its_schema(tmp_path, capsys, words):
    small.document(tmp_path / "sources", en=small.GAP, fr=small.FR)
    folder = small.other(tmp_path / "sources")
    (folder / "document.toml").write_text("colour = 1\n", encoding="utf-8")
    places = ["--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out")]
    code = main([*words, *places, "--json"])
    content = json.loads(capsys.readouterr().out)
    validate("result", content)
    assert content["exit"] == code
    main([*words, *places, "--json-lines"])
    for line in capsys.readouterr().out.splitlines():
        validate("event", json.loads(line))


@pytest.mark.parametrize("verb", ["new", "add"])
def test_what_json_prints_of_new_and_added_files_fits_its_schema(tmp_path, capsys, verb):
    small.document(tmp_path / "sources")
    file = tmp_path / "a text.txt"
    file.write_text(small.FR, encoding="utf-8")
    words = {"new": ["CAT/C/NLD/FCO/10", "-l", "en,fr"], "add": [str(file)]}[verb]
    places = ["--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out")]
    assert main([verb, *words, *places, "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    validate("result", content)
    assert content["files"]


def test_the_findings_of_every_case_fit_their_schema():
    from hexapla.findings import Finding, findings_json

    made = [
        Finding(code=code.code, severity=code.severity, message=code.message, remedy=code.remedy, line=1)
        for code in codes()
    ]
    validate("findings", json.loads(json.dumps(findings_json(made))))
