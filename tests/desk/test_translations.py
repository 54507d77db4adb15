"""What the program says in English, said again by the desk in French: faults, reasons, reports; nothing is left out, no quoted word is touched."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from hexapla.akn import document as akn_document
from hexapla.codes import codes, finding, in_language
from hexapla.concordance.result import COMPARED, NO_GLOSSARY, NOT_COMPARED
from hexapla.data_files import data_file, data_names
from hexapla.desk.reports import report_in
from hexapla.errors import HexaplaError, UsageError
from hexapla.officer.standing import standings
from hexapla.project.accepted import Acceptance, leftovers
from hexapla.project.keys import LANGUAGES
from hexapla.project.layout import Project
from hexapla.proof.marks import KINDS as MARKS
from hexapla.sentences import _pattern
from hexapla.translation import fault_in, page_text_in, place_in, reason_in, value_in
from samples import project as small
from samples.desk import Client, built, served
from samples.own_words import english_words, quoted
from samples.repository import ROOT

CODE = ROOT / "hexapla"
ELSEWHERE = (
    "cli/", "engine/cluster.py", "release/rebuilding.py", "release/verification.py", "release/signatures.py", "officer/opening.py",
    "officer/new_document.py", "officer/learning.py", "officer/versions.py", "officer/comparison.py", "concordance/meaning.py",
    "resident/", "errors.py", "desk/address.py", "codes.py", "catalogue.py",
)  # fmt: skip
"""What says faults that no page of the desk shows: commands of their own, and what keeps the desk from starting."""

FAULTS = {each.__name__ for each in (HexaplaError, *HexaplaError.__subclasses__())}
WRITTEN_OUT = {
    "X1 X1.": ("a.toml:1 is nested too deeply.",),
    "X1": ("Give the text in one of them.",),
    "X1.": ("Give the text in one of them.",),
    "X1 is not released: X1 of its findings X1.": (
        "A is not released: 1 of its findings is an error.", "A is not released: 2 of its findings are errors."
    ),
    "X1 has no X1; it is not released.": (
        "A has no title; it is not released.", "A has no date; it is not released.", "A has no title and no date; it is not released.",
    ),
    "The Word template of office.toml lacks the styleX1 X1.": (
        "The Word template of office.toml lacks the style a.", "The Word template of office.toml lacks the styles a, b.",
    ),
    "X1 are X1 X1 in X1; X1 was taken.": (
        "a and b are both A in en; neither was taken.", "a and b and c are all A in en; none was taken.",
    ),
    "Concordance, X1": ("Concordance, English and French",),
    "Ranked, not asserted:": tuple(
        f"Ranked, not asserted: by {more}a rule about words that deny, which is far from complete. Sentences that are not here "
        "may differ all the same." for more in ("", "vectors of meaning, and by ")
    ),
    "X1 only in the X1 text": tuple(
        f"{each} only in the French text" for each in ("a paragraph", "a list item", "a heading", "a note", "a cell", "a table row")
    ),
    "X1, brackets and all": ("only in the French text, brackets and all",),
    "elsewhere the X1 text has “X1” for this, X1 times": ("elsewhere the French text has “X1” for this, 3 times",),
    "X1 is no regular expression": ("a cannot be read: b is no regular expression.",),
    "X1 may fit in so many ways that it never ends": ("a cannot be read: b may fit in so many ways that it never ends.",),
}  # fmt: skip
"""Sentences of the code whose values are words of ours, written out; what is a value alone is said elsewhere."""


def texts(node: ast.expr, known: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The texts that an expression of the code can be, its values as X1."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "X1" for part in node.values)
    elif isinstance(node, ast.IfExp):
        for each in (node.body, node.orelse):
            yield from texts(each, known)
    elif isinstance(node, ast.Name):
        for each in known.get(node.id, ()):
            yield from texts(each, {})


def modules() -> Iterator[tuple[str, ast.Module, dict[str, list[ast.expr]]]]:
    for path in sorted(CODE.rglob("*.py")):
        tree, known = ast.parse(path.read_text(encoding="utf-8")), dict[str, list[ast.expr]]()
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                known.setdefault(node.targets[0].id, []).append(node.value)
        yield path.relative_to(CODE).as_posix(), tree, known


def faults() -> Iterator[str]:
    """What faults say that a page may show: the message of each, and its advice."""
    for name, tree, known in modules():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for node in calls if not name.startswith(ELSEWHERE) else ():
            said = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if said in FAULTS:
                yield from (text for each in node.args[:2] for text in texts(each, known))
            elif said == "fail" and name.startswith("project/"):
                yield from (f"X1 {text}." for text in texts(node.args[0], known))
                yield from texts(node.args[1], known)


REASONED = (
    "akn/document.py",
    "archive.py",
    "domain/edition.py",
    "domain/symbol_grammar.py",
    "project/config.py",
    "storage/reading.py",
)


def reasons() -> Iterator[str]:
    """What stands as a reason in faults: why a value, a container or a file is none."""
    for name, tree, known in modules():
        for node in ast.walk(tree) if name in REASONED else ():
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                said = [each for arg in node.exc.args for each in texts(arg, known)]
                yield from (each for each in said if " " in each and not each.endswith((".", "X1")))
    yield from (f"line 3: {each}" for each in akn_document._WRONG.values())
    yield from (
        text for name, tree, known in modules() if name == "archive.py" for text in texts(ast.Name("complaint"), known)
    )


def rules() -> Iterator[str]:
    """Why concordances ask for a look, or do not."""
    for name, tree, known in modules():
        for node in ast.walk(tree) if name.startswith("concordance/") else ():
            found: list[ast.expr] = []
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found = [node.value] if node.targets[0].id in ("rule", "_RULE", "_NEARLY", "_NOT_QUITE") else []
            elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and ast.unparse(node.elts[0]).startswith("Level."):
                found = [node.elts[1]]
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Item":
                found = node.args[5:6]
            elif isinstance(node, ast.keyword) and node.arg == "rule":
                found = [node.value]
            yield from (text for each in found for text in texts(each, known))
    for code in LANGUAGES:
        yield from data_file(f"concordance/{code}")["style"]["rules"].values()


def words_of_reports() -> Iterator[str]:
    """The words of the templates of the two reports, what they are filled with as X1."""
    for name in ("page", "findings", "concordance", "concordance-entry"):
        text = (ROOT / "templates" / "reports" / f"{name}.html").read_text(encoding="utf-8")
        text = re.sub(r"\{%.*?%\}", "<!-- -->", text)
        text = re.sub(r"<(style|head)>.*?</\1>", "", text, flags=re.DOTALL)
        for element in html.fragment_fromstring(re.sub(r"\{\{.*?\}\}", "X1", text), create_parent=True).iter():
            for each, holder in ((element.text, element), (element.tail, element.getparent())):
                words = " ".join((each or "").split())
                if isinstance(element.tag, str) and re.search("[A-Za-z]{2}", words) and holder.tag != "code":
                    yield words
    yield from (*COMPARED, *NOT_COMPARED, NO_GLOSSARY)


@pytest.mark.parametrize("language", sorted(data_names("translations") - {"en"}))
def test_every_fault_reason_and_word_of_a_report_is_said_in_a_language(language: str) -> None:
    asked = {
        "faults": (list(faults()), fault_in), "reasons": (list(rules()), reason_in), "reports": (list(words_of_reports()), page_text_in),
        "why": (list(reasons()), lambda text, language: value_in(language, "reason", text)),
    }  # fmt: skip
    same = {"Notes", "Date", "Style"}  # in French too
    for what, (found, said) in asked.items():
        assert len(found) > 20, f"no {what} were found: the test looks at the wrong places"
        whole = {text for each in found for text in WRITTEN_OUT.get(each, (each,))} - same
        lacks = {text for text in whole if said(text, language) == text}
        assert lacks == set(), f"{what} that data/translations/{language}.toml does not say"


@pytest.mark.parametrize("language", sorted(data_names("translations")))
def test_a_translation_keeps_the_values_of_what_it_translates(language: str) -> None:
    own = data_file(f"translations/{language}")
    for name in ("messages", "reasons", "pages", "places", "values"):
        for text, said in own.get(name, {}).items():
            values = [set(re.findall(r"\{(\w+)", each)) for each in (text, said)]
            assert values[1] <= values[0], text


def test_french_has_its_spaces() -> None:
    for place in ("desk", "findings", "translations"):
        for number, line in enumerate((CODE / "data" / place / "fr.toml").read_text(encoding="utf-8").splitlines(), 1):
            said = line if place != "translations" else line.rpartition(' = "')[2]
            if not line.startswith("#"):
                assert not re.search(r" [:;?!»]|« |[«][^\u00a0]|[^\u00a0]»|\w[;?!]|’ ", said), (
                    f"{place}/fr.toml, {number}: {line}"
                )
                assert "'" not in re.sub(r"'/?<?'|'<' \+ '/'", "", said), f"{place}/fr.toml, {number}: {line}"


def test_faults_are_said_with_what_they_name_and_quoted_words_stay() -> None:
    fault = UsageError("There is no document 'CAT/X' here.", "Did you mean CAT-C-PER-FCO-7?")
    assert (
        fault_in(str(fault), "fr") == "Il n’y a pas de document 'CAT/X' ici.\nVouliez-vous dire CAT-C-PER-FCO-7\u00a0?"
    )
    assert fault_in("a.toml:3 wants a date such as 2021-12-03 for 'date' in [fr], not 'soon'.", "fr") == (
        "a.toml:3\u00a0: 'date', dans [fr], demande une date comme 2021-12-03, non 'soon'."
    )
    assert fault_in("Traceback: something new", "fr") == "Traceback: something new"
    assert fault_in("Correct them, accept them, or say --even errors.", "en") == (
        "Correct the sources, or settle what is right as it is."
    )
    assert reason_in("elsewhere the English text has “French” for this, 1 time", "fr") == (
        "ailleurs, le texte anglais a «\u00a0French\u00a0» pour cela, 1 fois"
    )
    assert (
        page_text_in("English “4 May 2020”, French “once”", "fr")
        == "anglais «\u00a04 May 2020\u00a0», français «\u00a0once\u00a0»"
    )
    assert (place_in("Paragraph 41, item 2", "fr"), place_in("Paragraph 41, something", "fr")) == (
        "Paragraphe 41, élément 2", "Paragraph 41, something",
    )  # fmt: skip
    assert value_in("fr", "after", "2 insertions, 1 deletion") == "2 ajouts, 1 suppression"
    assert (
        value_in("fr", "before", "hidden words: 1,204; scripts: 2")
        == "mots masqués\u00a0: 1\u00a0204\u00a0; scripts\u00a0: 2"
    )


def test_a_fault_within_a_sentence_is_said_too() -> None:
    for said in (
        finding("F-236", reason="en.pdf cannot be read as XML: line 3: a tag has no end"),
        finding("F-236", reason="its pages lack words of it: peace"),
        finding("F-008", before="en/a.pdf", reason="PDF files cannot be made: a library that WeasyPrint needs is missing (x).",
                advice="Look at its permissions."),
        finding("S-007", reason="This element is not expected."),
    ):  # fmt: skip
        french = in_language(said, "fr")
        assert english_words(f"{french.message} {french.remedy}", "peace") == set()


OTHERS = {
    "A-202": "before", "A-210": "picture", "A-211": "before", "F-004": "file", "F-005": "before after", "F-007": "eid", "F-008": "before", "F-204": "before",
    "F-208": "before", "F-215": "before", "F-222": "before", "F-224": "after", "F-226": "before", "F-231": "before", "F-232": "before", "F-241": "before",
    "F-250": "before", "F-253": "before", "F-254": "before", "F-255": "before", "F-902": "font", "L-004": "file", "R-003": "before", "S-002": "eid",
    "F-207": "before", "F-223": "before", "F-243": "by", "A-901": "reason", "F-904": "reason", "S-007": "reason",
    "M-008": "before", "M-016": "found chosen", "M-204": "before", "N-002": "before", "R-002": "before",
}  # fmt: skip
"""Values of findings that are no words of ours: names of files, elements, fonts and programs; what other programs say; words of documents."""


def test_every_word_of_ours_that_stands_in_a_finding_is_said_in_french() -> None:
    stays = set[tuple[str, str, str]]()
    for file in sorted((ROOT / "tests/checks").glob("*/findings.txt")):
        for code, said in re.findall(
            r"^\w+ ([A-Z]-\d+)[^:]*: (.*?)(?: \| .*)?$", file.read_text(encoding="utf-8"), re.MULTILINE
        ):
            match = _pattern(next(each for each in codes() if each.code == code).message).fullmatch(said)
            assert match, said
            for name, value in match.groupdict().items():
                is_said = name in data_file("translations/fr")["quoted"] or value_in("fr", name, value) != value
                if (
                    re.search("[a-z]{3}", value) and not is_said and value != "Pango is missing."
                ):  # a fault that a test made up
                    stays.add((code, name, value))
    assert {each for each in stays if each[1] not in OTHERS.get(each[0], "").split()} == set()


@pytest.mark.parametrize("kind", ["number", "acronym", "S-001"])
def test_an_entry_that_matches_nothing_names_its_kind_in_french(kind: str) -> None:
    (left,) = leftovers([Acceptance(kind, "para_9", "Seen.", None)], [])
    assert in_language(left, "fr").message == (
        f"Ce qui avait été réglé ({ {'number': 'nombre', 'acronym': 'sigle'}.get(kind, kind) }) n’est plus là, ou a d’autres mots maintenant."
    )


def test_what_was_taken_out_of_a_picture_and_what_lost_its_mark_is_said_in_french() -> None:
    taken = {
        each for name, tree, _ in modules() if name.startswith("readers/pictures/") for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "removed.add" for each in texts(node.args[0], {})
    }  # fmt: skip
    assert len(taken) > 5
    words = {*taken, "small picture", "text", "time"}
    assert {each for each in words if value_in("fr", "taken", each) == each} == {"EXIF", "script"}
    assert {each for each in MARKS if value_in("fr", "before", f"{each}: 2") == f"{each}: 2"} == set()
    assert value_in("fr", "sign", "byte FF") == "de l’octet FF"


@pytest.fixture
def desk(sources: Path, out: Path) -> Iterator[Client]:
    built(sources, out, en=small.GAP, fr=small.FR.replace("onze", "douze"))
    with served(sources, out) as client:
        yield client


def test_reports_are_served_in_the_language_of_the_desk_and_their_files_stay(desk: Client, out: Path) -> None:
    place = f"/out/{small.NAME}/reports"
    for name, english, french in (
        (
            "findings.html",
            " is missing between ",
            " manque entre ",
        ),
        ("concordance.en-fr.html", "The value differs.", "La valeur diffère."),
    ):
        stored = (out / small.NAME / "reports" / name).read_bytes()
        asked = desk.ask("GET", f"{place}/{name}")
        assert (english in asked.text, french in asked.text, "build.py" in asked.text) == (True, False, False)
        assert "build.py" in stored.decode()
        desk.cookie += "; hexapla-language=fr"
        page = desk.ask("GET", f"{place}/{name}")
        assert (english in page.text, french in page.text, '<html lang="fr">' in page.text) == (False, True, True)
        quoted = [[each.text_content() for each in html.fromstring(text).xpath("//*[@lang][not(self::html)] | //q | //code")]
                  for text in (asked.text, page.text)]  # fmt: skip
        assert quoted[0] == quoted[1] != []
        assert (out / small.NAME / "reports" / name).read_bytes() == stored
        desk.cookie = desk.cookie.partition(";")[0]
    assert f'href="{place}/findings.html"' in desk.ask("GET", f"/documents/{small.NAME}").text
    assert (
        report_in(b"<!doctype html><html lang='en'><body><p lang='en'>Languages</p></body></html>", "fr").count(
            b"Languages"
        )
        == 1
    )


def test_the_faults_of_a_broken_project_are_french_whole(desk: Client, sources: Path) -> None:
    broken: dict[str, dict[str, str | bytes]] = {
        "A": {"document.toml": "date = 14 June 2022\n", "en.txt": small.EN}, "B": {"en.txt": small.EN, "en.docx": b"PK"}, "C": {},
        "D": {"accepted.toml": "[[accepted]\n", "en.txt": small.EN}, "E": {"document.toml": b"\xff", "en.txt": small.EN},
        "F": {"document.toml": "titel = 1\n", "en.txt": small.EN}, "G": {"document.toml": '[fr]\nsource = "x.txt"\n', "en.txt": small.EN},
        "H": {"document.toml": 'symbol = "nothing"\n', "en.txt": small.EN}, "I": {"document.toml": "date = 12\n", "en.txt": small.EN},
    }  # fmt: skip
    for name, files in broken.items():
        (sources / name).mkdir()
        for file, data in files.items():
            (sources / name / file).write_bytes(data.encode() if isinstance(data, str) else data)
    english = {each.folder: each.fault for each in standings(Project.open(sources, sources.parent / "out"), ())}
    assert [name for name in broken if not english[name]] == []
    page = " ".join(
        html.fromstring(desk.ask("GET", "/", Cookie=f"{desk.cookie}; hexapla-language=fr").text).text_content().split()
    )
    for name in broken:
        said = fault_in(str(english[name]), "fr")
        assert " ".join(said.split()) in page
        assert english_words(said, *quoted(str(english[name]))) == set(), said
        assert str(sources) not in said


def test_a_fault_is_shown_in_french_on_the_page_that_meets_it(desk: Client, sources: Path) -> None:
    (sources / small.NAME / "document.toml").write_text("date = 'soon'\n", encoding="utf-8")
    desk.cookie += "; hexapla-language=fr"
    for path in (f"/documents/{small.NAME}/statement", "/"):
        page = " ".join(desk.ask("GET", path).text.split())
        assert "demande une date comme 2021-12-03" in page
        assert "wants a date" not in page
    answer = desk.drop("x.exe", "MZ")
    assert "Hexapla ne lit pas les fichiers du genre de x.exe." in answer.text
