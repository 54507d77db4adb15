"""Whatever lies in `out/`: no file outside is touched, no text goes stale, and the next build makes it right."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hexapla.cli import main
from hexapla.engine import documents
from hexapla.engine.manifest import Manifest, stored_findings
from hexapla.storage.tree import Tree
from samples import project as small
from samples.mishaps import files

NAME = small.NAME
TARGETS = ["../../sources/{name}/fr.txt", "../../../victim", "{root}/victim", "../{other}/en/{other}.en.html",
           "en/../../../victim", "manifest.json", "../catalogue.json", "en/other.pdf", "reports/findings.json"]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents, built once."""
    root = tmp_path_factory.mktemp("forged") / "project"
    small.document(root / "sources", en=small.EN, fr=small.FR)
    small.other(root / "sources")
    assert build(root) == 0
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "project")
    (tmp_path / "project" / "victim").write_bytes(b"untouched")
    return tmp_path / "project"


def build(root: Path, *words: str) -> int:
    return main(
        [
            "-q",
            "build",
            "-f",
            "xml,ris",
            "-j",
            "1",
            *words,
            "--sources",
            str(root / "sources"),
            "--out",
            str(root / "out"),
        ]
    )


def unharmed(root: Path, made: Path) -> None:
    """Everything outside of `out/` is as it was, and what is in it is what a first build makes."""
    assert (root / "victim").read_bytes() == b"untouched"
    now, then = files(root), files(made)
    assert [name for name, data in then.items() if name.startswith("sources/") and now.get(name) != data] == []
    outputs = [name for name in then if name.startswith("out/") and "/CAT-" in name[8:] and "/edited/" not in name]
    assert outputs
    assert [name for name in outputs if now.get(name) != then[name]] == []


def forge(root: Path, change: Callable[[dict[str, Any]], object], name: str = NAME) -> None:
    path = root / "out" / name / "manifest.json"
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def record(content: dict[str, Any]) -> dict[str, Any]:
    return dict(next(iter(content["outputs"].values())))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("kind", ["outputs", "reports", "media", "journal"])
def test_a_name_that_no_output_of_ours_has_is_never_removed_or_moved(root, made, kind, target):
    name = target.format(name=NAME, other="CAT-C-NLD-FCO-9", root=root)
    if kind == "journal":
        content = json.loads((root / "out" / NAME / "manifest.json").read_bytes())
        line = json.dumps({"target": name, "record": record(content)})
        (root / "out" / NAME / ".journal.jsonl").write_text(f"{line}\n", encoding="utf-8")
    else:
        forge(root, lambda content: content[kind].update({name: record(content) if kind == "outputs" else "0" * 64}))
    (root / "sources" / NAME / "en.txt").touch()
    assert build(root) in {0, 1}
    unharmed(root, made)


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "another format": lambda content: content.update(format="hexapla-manifest/0"),
    "a key less": lambda content: content.pop("reports"),
    "a key more": lambda content: content.update(more=1),
    "another folder": lambda content: content.update(folder="../../sources/" + NAME),
    "outputs as a list": lambda content: content.update(outputs=[1]),
    "an output that is a text": lambda content: content["outputs"].update(a="b"),
    "a summary without a status": lambda content: content["summary"].pop("status"),
    "a summary that is empty": lambda content: content.update(summary={}),
    "a count that is a text": lambda content: content["summary"]["findings"].update(error="no"),
    "a census that is nothing": lambda content: content["summary"].update(census=[None]),
    "a day that is none": lambda content: content["summary"].update(date="9999-99-99"),
    "a language of another world": lambda content: content["summary"].update(languages=["tlh"]),
    "half a surrogate": lambda content: content.update(symbol="\ud800"),
    "a source elsewhere": lambda content: content.update(source="../../victim"),
    "an edition of nothing": lambda content: next(iter(content["outputs"].values())).update(edition="xx"),
    "a number without measure": lambda content: content["released"].update(en=10**400),
    "a size that is none": lambda content: next(iter(content["outputs"].values())).update(bytes=None),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_record_that_is_not_ours_to_the_last_name_means_building_anew(root, made, case):
    forge(root, CHANGES[case])
    assert build(root) in {0, 1}
    unharmed(root, made)
    assert json.loads((root / "out" / NAME / "manifest.json").read_bytes())["format"] == "hexapla-manifest/1"


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"[" * 200_000, b"null", b"{}", b'{"format":' + b"1" * 5000 + b"}", b"\0" * 999,
     b'{"aside": "edited/..", "target": "../../victim"}', b'{"aside": "edited/a", "target": "../../victim"}'],
)  # fmt: skip
def test_any_record_may_hold_anything(root, made, data):
    names = [name for name in files(root) if name.startswith("out/") and name.endswith((".json", ".jsonl"))]
    for name in [*names, f"out/{NAME}/.journal.jsonl", "out/.hexapla.holder"]:
        (root / name).write_bytes(data)
    (root / "sources" / NAME / "en.txt").write_text(small.EN, encoding="utf-8")
    assert build(root) in {0, 1}
    unharmed(root, made)


def test_every_file_in_out_may_be_forged_and_is_made_again_or_set_aside(root, made):
    for name in [name for name in files(root) if name.startswith("out/")]:
        shutil.rmtree(root)
        shutil.copytree(made, root)
        (root / "victim").write_bytes(b"untouched")
        (root / name).write_bytes(b"forged")
        assert build(root) in {0, 1}, name
        unharmed(root, made)
        assert b"forged" not in [data for other, data in files(root).items() if "/edited/" not in other], name


def test_every_file_in_out_may_be_a_link_and_none_is_followed(root, made):
    for name in [name for name in files(root) if name.startswith("out/")]:
        shutil.rmtree(root)
        shutil.copytree(made, root)
        (root / "victim").write_bytes(b"untouched")
        (root / name).unlink()
        (root / name).symlink_to(root / "victim")
        assert build(root) in {0, 1}, name
        unharmed(root, made)


def test_a_text_that_is_saved_while_others_are_read_is_built_by_the_next_run(root, monkeypatch):
    honest = documents.examine

    def slow(work, *more):
        if work.folder.name == NAME:
            (work.folder / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
        return honest(work, *more)

    (root / "sources" / NAME / "en.txt").write_text(small.EN.replace("eleven", "thirteen"), encoding="utf-8")
    monkeypatch.setattr(documents, "examine", slow)
    assert build(root) == 0
    text = (root / "out" / NAME / "en" / f"{NAME}.en.xml").read_text(encoding="utf-8")
    assert "thirteen" in text, "what was read is what is built"
    monkeypatch.undo()
    assert build(root) == 0
    assert "twelve" in (root / "out" / NAME / "en" / f"{NAME}.en.xml").read_text(encoding="utf-8")


def test_a_second_folder_of_the_same_symbol_takes_nothing_from_the_first(root, made, capsys):
    small.document(root / "sources", "uruguay", en=small.EN.replace("eleven", "twelve"))
    assert build(root, "uruguay") == 4
    assert f"uruguay and {NAME} both go into the folder" in "".join(capsys.readouterr())
    unharmed(root, made)
    assert build(root) == 4
    unharmed(root, made)


def test_a_folder_elsewhere_of_the_same_symbol_is_known_by_its_record(tmp_path, capsys):
    first, second = (small.document(tmp_path / name, "uruguay") for name in ("elsewhere", "sources"))
    places = ["--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out")]
    words = ["build", "-q", "-j", "1", "-f", "html,xml", *places]
    assert main([*words, str(first)]) == 0
    before = (tmp_path / "out" / NAME / "manifest.json").read_bytes()
    assert str(tmp_path).encode() not in before, "no record holds a path of this machine"
    (second / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    assert main([*words, "uruguay"]) == 4
    assert "one outside of sources/" in capsys.readouterr().err
    assert (tmp_path / "out" / NAME / "manifest.json").read_bytes() == before
    assert main([*words, str(first)]) == 0
    shutil.rmtree(tmp_path / "out" / NAME)
    assert main([*words, "uruguay"]) == 0


def test_a_folder_that_has_a_new_name_goes_on_where_the_old_one_was(root, capsys):
    (root / "sources" / NAME).rename(root / "sources" / "uruguay")
    assert build(root, "uruguay") == 0, capsys.readouterr()


def test_no_edition_goes_without_a_warning_that_names_it(root, capsys):
    (root / "sources" / NAME / "fr.txt").unlink()
    places = ["--sources", str(root / "sources"), "--out", str(root / "out")]
    assert main(["--json", "build", "-j", "1", *places, NAME]) == 0
    documents = json.loads(capsys.readouterr().out)["documents"]
    found = [each for document in documents for each in document["findings"] if each["code"] == "F-006"]
    assert {each["severity"] for each in found} == {"warning"}
    removed = {name for each in found for name in each["after"].split(", ")}
    assert {f"fr/{NAME}.fr.xml", f"fr/{NAME}.fr.ris", f"en-fr/{NAME}.en-fr.html"} & removed == {
        f"fr/{NAME}.fr.xml", f"fr/{NAME}.fr.ris"
    }  # fmt: skip


def test_the_record_that_was_just_written_is_believed(made):
    tree = Tree(made / "out", is_ours=True)
    for name in (NAME, "CAT-C-NLD-FCO-9"):
        record = Manifest.load(tree, name)
        assert (record.folder, record.source) == (name, name)
        assert stored_findings(tree, name)
