"""The documents about the program say what the program does: findings, commands, options, paths, JSON schemas."""

import argparse
import json
import re
import runpy
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from hexapla.cli import main, parser
from hexapla.codes import codes
from hexapla.errors import ExitCode
from samples import project as small

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SCHEMAS = {path.stem: json.loads(path.read_bytes()) for path in sorted((DOCS / "schemas").glob("*.json"))}
REGISTRY = Registry().with_resources(
    (f"urn:hexapla:schema:{name}:1", Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
LAUNCHER = {"test", "--no-system", "--help", "--version"}
"""What build.py itself understands."""


def validate(name: str, content: object) -> None:
    """Fail with what the schema of this name has against a JSON value."""
    validator = Draft202012Validator(
        SCHEMAS[name], registry=REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)] == []


# --- findings -------------------------------------------------------------------------------------------------


def test_the_page_of_findings_is_what_its_maker_makes():
    maker = runpy.run_path(str(DOCS / "make_checks.py"))
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == maker["page"](), "run: python -m docs.make_checks"


def test_the_page_of_constructs_is_what_its_maker_makes():
    maker = runpy.run_path(str(DOCS / "make_constructs.py"))
    assert (DOCS / "constructs.md").read_text(encoding="utf-8") == maker["page"](), (
        "run: python -m docs.make_constructs"
    )


def test_the_page_of_findings_has_every_code_once():
    page = (DOCS / "checks.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z]-\d{3}) ", page, re.MULTILINE) == sorted(
        (code.code for code in codes()), key=lambda code: ("SNMLTRAF".index(code[0]), code)
    )


def test_the_picture_of_the_rooms_is_what_its_maker_makes():
    maker = runpy.run_path(str(DOCS / "make_architecture.py"))
    made, drawn = maker["picture"](), (DOCS / "pictures" / "architecture.svg").read_bytes()
    assert made == drawn, "run: python -m docs.make_architecture"


# --- commands, options, paths ---------------------------------------------------------------------------------


def commands() -> dict[str, set[str]]:
    """Every verb of the program with its options."""
    root = parser._parser()
    verbs = next(action for action in root._actions if isinstance(action, argparse._SubParsersAction))
    return {
        name: {o for action in verb._actions for o in action.option_strings} for name, verb in verbs.choices.items()
    }


def typed(page: Path) -> list[str]:
    """Every line of a page that somebody could type: what follows build.py or hexapla in code."""
    if not page.is_file():
        return []
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    blocks += re.findall(r"(?:^ {4}.*\n)+", text, re.MULTILINE)
    spans = re.findall(r"`([^`\n]+)`", text)
    lines = [line for block in blocks for line in block.splitlines()] + spans
    return [
        match[1].strip()
        for line in lines
        if (match := re.search(r"(?:build\.py|^\s*hexapla)(?: (\S.*))?$", line)) and match[1]
    ]


def test_there_is_a_readme():
    assert PAGES[0].is_file(), "README.md is missing: what the program is, how to start it, what it gives"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_only_commands_and_options_that_exist(page):
    known = commands()
    every = {option for options in known.values() for option in options} | LAUNCHER
    for line in typed(page):
        said = re.split(r"\s{2,}|\s#", line)[0]
        first = said.split(" ")[0]
        if re.fullmatch("[a-z]+", first):
            assert first in {*known, *LAUNCHER}, f"{page.name}: there is no command {first!r} ({line})"
        options = {option.rstrip(",.;:)]") for option in re.findall(r"(?<![\w-])--?[a-z][\w-]*", said)}
        wanted = known.get(first, every) | LAUNCHER if first != "test" else options
        assert options <= wanted, f"{page.name}: {sorted(options - wanted)} in: {line}"


def test_the_contract_names_every_command():
    lines = typed(DOCS / "contract.md")
    assert set(commands()) <= {line.split(" ")[0] for line in lines}


def test_the_list_of_verbs_is_the_parsers():
    assert set(parser.VERBS) == set(commands())


def test_what_is_asked_before_a_commit_is_what_must_hold_before_a_change_lands():
    asked = re.findall(r"entry: (.+)", (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    wanted = re.findall(r"^(\.venv/bin/.+?)(?: \.)?$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(wanted) == 3
    assert [command for command in wanted if not any(entry.startswith(command) for entry in asked)] == []
    assert all(entry.startswith(".venv/bin/") for entry in asked)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_paths_and_pages_that_a_page_names_are_there(page):
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
    for path in re.findall(r"`((?:hexapla|tests|templates|styles|docs|benchmarks)/[\w./-]+)`", text):
        assert (ROOT / path.rstrip("/")).exists(), f"{page.name} names {path}"


def test_the_contract_explains_every_exit_code():
    text = (DOCS / "contract.md").read_text(encoding="utf-8")
    for code in ExitCode:
        assert re.search(rf"(?<!\d){int(code)}(?!\d)", text), f"exit code {int(code)} is not explained"


def test_every_remedy_names_commands_that_exist():
    known = commands()
    for code in codes():
        for verb in re.findall(r"build\.py (\w+)", code.remedy):
            assert verb in known, f"{code.code}: there is no command {verb!r}"


# --- JSON -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_and_strict(name):
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema.get("$id") == f"urn:hexapla:schema:{name}:1"
    closed = [
        schema.get("additionalProperties"),
        *(each.get("additionalProperties") for each in schema.get("oneOf", ())),
    ]
    assert False in closed


def test_every_format_that_the_program_writes_has_a_schema():
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "hexapla").rglob("*.py"))
    assert set(re.findall(r'"hexapla-(\w+)/1"', source)) == set(SCHEMAS)


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
    [("build", "-j", "1", "-f", "html"), ("check",), ("build", "NOTHING"), ("doctor",), ("accept", small.SYMBOL, "S-001", "x", "y"),
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
