"""The arguments of every command; their help text is the manual."""

import argparse
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from hexapla.engine.allowance import Allowance
from hexapla.engine.request import FORMATS
from hexapla.project.config import LANGUAGES
from hexapla.version import __version__

Command = Callable[[argparse.Namespace, object], int]

EPILOG = """\
examples:
  python3 build.py                              build every document in sources/ into out/
  python3 build.py build CAT/C/PER/FCO/7 -l fr  one document, the French editions only
  python3 build.py build -e en-fr -f pdf        the side-by-side PDFs
  python3 build.py build --watch                stay, and build what is saved
  python3 build.py check                        look at the texts, write reports only
  python3 build.py add report.docx              take a Word file into sources/
  python3 build.py new CAT/C/PER/8 -l en,fr     an empty document, its masthead ready
  python3 build.py accept CAT/C/PER/FCO/7 N-001 preface__p_2__authorialNote_1 "text is lost"
  python3 build.py release                      one package a language in out/releases/

exit codes:
  0 done   1 done, with errors in a text   2 usage   3 source   4 configuration
  5 template   6 program missing   7 program failed   70 a bug of ours   130 interrupted
"""


def parse(argv: Sequence[str], root: Path) -> argparse.Namespace:
    """Return the arguments; without a command it is `build`. Exits with 2 for what it does not know."""
    parser = _parser()
    words = list(argv)
    if _needs_verb(words):
        words.insert(0, "build")
    arguments = parser.parse_args(words)
    arguments.sources = getattr(arguments, "sources", None) or root / "sources"
    arguments.out = getattr(arguments, "out", None) or root / "out"
    for name, default in _DEFAULTS.items():
        setattr(arguments, name, getattr(arguments, name, default))
    return arguments


VERBS = ("build", "check", "add", "new", "accept", "learn", "release", "verify", "diff", "doctor")
_WITH_VALUE = ("--sources", "--out", "--wait", "--time", "--memory")
_OF_BUILD = ("-l", "-e", "-f", "-j", "--force", "--strict", "--meaning", "--tracked", "--languages", "--editions",
             "--formats", "--scheduler", "--watch")  # fmt: skip
_DEFAULTS = {
    "quiet": False, "verbose": 0, "json": False, "json_lines": False, "wait": None, "time": Allowance.seconds,
    "memory": Allowance.megabytes,
}  # fmt: skip


def _needs_verb(words: Sequence[str]) -> bool:
    """Tell whether no command is named: the first word that is no common option is not one."""
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in _WITH_VALUE:
            skip = True
        elif word in ("-h", "--help", "--version") or not word.startswith("-"):
            return False
        elif word in _OF_BUILD:
            return True
    return True


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("common options (before or after the command)")
    group.add_argument("--sources", type=Path, metavar="DIR", help="where the documents are (default: sources/)")
    group.add_argument("--out", type=Path, metavar="DIR", help="where the editions go (default: out/)")
    group.add_argument("-q", "--quiet", action="store_true", help="say nothing but faults")
    group.add_argument(
        "-v", "--verbose", action="count", help="list every repair and note, and why each output was made"
    )
    group.add_argument("--json", action="store_true", help="print one JSON object at the end, and nothing else")
    group.add_argument("--json-lines", action="store_true", help="print one JSON event a line")
    group.add_argument("--wait", type=_seconds, metavar="SECONDS", help="how long to wait for another command that "
                       "writes in the same folder (default: until it is done)")  # fmt: skip
    group.add_argument("--time", type=_seconds, metavar="SECONDS", help="how long one document or edition may take "
                       f"(default: {Allowance.seconds:g}, more for long ones)")  # fmt: skip
    group.add_argument("--memory", type=_count, metavar="MB", help="how much memory one process may take "
                       f"(default: {Allowance.megabytes})")  # fmt: skip
    group.add_argument("--no-system", action="store_true", help="never install packages of the system")
    parser = argparse.ArgumentParser(
        prog="build.py", parents=[common], epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="United Nations documents from their texts to every edition.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"hexapla {__version__}")
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)
    _build(verbs, common)
    _check(verbs, common)
    _add(verbs, common)
    _new(verbs, common)
    _accept(verbs, common)
    _learn(verbs, common)
    _release(verbs, common)
    _verify(verbs, common)
    _diff(verbs, common)
    _doctor(verbs, common)
    return parser


Verbs = argparse._SubParsersAction  # noqa: SLF001 - argparse gives the type no public name


def _build(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("build", parents=[common], help="build the editions (what happens without a command)",
                            description="Build every edition whose text, template or tool has changed.")  # fmt: skip
    verb.add_argument("names", nargs="*", metavar="SYMBOL|FOLDER", help="documents to build; all if none is named")
    _add_choice(verb)
    verb.add_argument("-j", "--workers", type=_count, default=0, metavar="N", help="processes to use (default: all)")
    verb.add_argument("--scheduler", metavar="ADDRESS", default=None, help="do the work on a Dask cluster: "
                      "tcp://HOST:8786 (needs hexapla[cluster])")  # fmt: skip
    verb.add_argument("--watch", action="store_true", help="stay, and build what is saved: HTML at once, all else behind "
                      "it; build and check of others are done at once too, until Ctrl-C")  # fmt: skip
    verb.add_argument("--force", action="store_true", help="build what is unchanged too")
    verb.add_argument("--strict", action="store_true", help="let warnings count as errors in the exit code")
    verb.add_argument("--meaning", action="store_true", help="rank the sentences that are least alike in meaning too "
                      "(needs hexapla[meaning])")  # fmt: skip
    _add_tracked(verb)
    verb.set_defaults(verb="build", command=_imported_when_run("build"))


def _check(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("check", parents=[common], help="look at the texts; write reports only",
                            description="Read, check and compare the languages; nothing but reports/ is written.")  # fmt: skip
    verb.add_argument("names", nargs="*", metavar="SYMBOL|FOLDER", help="documents to check; all if none is named")
    verb.add_argument("--strict", action="store_true", help="let warnings count as errors in the exit code")
    _add_tracked(verb)
    verb.set_defaults(verb="check", command=_imported_when_run("check"))


def _add(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("add", parents=[common], help="take Word, text and other files into sources/",
                            description="Copy files unchanged into the folder of their document, under the name of "
                            "their language. A new version of a language shows what changed, and is taken with "
                            "--replace; the old one stays in previous/.")  # fmt: skip
    verb.add_argument("files", nargs="+", metavar="FILE", type=Path, help="what to take; several languages at once too")
    verb.add_argument("--symbol", metavar="S", help="the document's symbol (default: the one its masthead names)")
    verb.add_argument("-l", "--language", choices=LANGUAGES, metavar="LANG", default=None,
                      help=f"the language, of {' '.join(LANGUAGES)} (default: recognised by the text)")  # fmt: skip
    verb.add_argument("--replace", action="store_true", help="take a new version of a language that is there")
    verb.add_argument("--no-input", action="store_true", help="ask nothing, even on a terminal")
    _add_tracked(verb)
    verb.set_defaults(verb="add", command=_imported_when_run("add"))


def _new(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("new", parents=[common], help="an empty document to fill in",
                            description="Make the folder of a document: document.toml and a text a language, the "
                            "masthead ready.")  # fmt: skip
    verb.add_argument("symbol", metavar="SYMBOL", help="the document's symbol")
    verb.add_argument("-l", "--languages", type=_languages, default=("en",), metavar="LANG,…",
                      help=f"its languages, of {' '.join(LANGUAGES)} (default: en)")  # fmt: skip
    verb.set_defaults(verb="new", command=_imported_when_run("new"))


def _add_tracked(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--tracked", choices=("accept", "reject"), default="refuse",
                      help="what becomes of tracked changes in Word files (default: such a file is refused)")  # fmt: skip


def _accept(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("accept", parents=[common], help="settle a finding or a concordance item",
                            description="Settle what you have looked at. It stays visible and counts no more, "
                            "until the text it was made for changes.")  # fmt: skip
    verb.add_argument("symbol", metavar="SYMBOL", help="the document")
    verb.add_argument("code", metavar="CODE", help="the finding's code, or the concordance item's kind")
    verb.add_argument("id", metavar="ID", help="its id: the eId, file:line, or the pair of the concordance")
    verb.add_argument("reason", metavar="REASON", help="why it is right as it is, in quotes")
    verb.set_defaults(verb="accept", command=_imported_when_run("accept"))


def _learn(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("learn", parents=[common], help="propose terms for the glossary",
                            description="Propose pairs of terms that documents and translation memories show, restricted "
                            "ones left out, in sources/glossary.proposed.toml. Mark them there as taken or struck and "
                            "run this again: what is taken goes into the glossary.")  # fmt: skip
    verb.add_argument("names", nargs="*", metavar="SYMBOL|FOLDER|TMX",
                      help="documents and memories to learn from; all documents if none is named")  # fmt: skip
    verb.set_defaults(verb="learn", command=_imported_when_run("learn"))


def _release(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("release", parents=[common], help="one package a language, with checksums",
                            description="Build, then pack each language by itself into out/releases/. A document "
                            "with open errors, a draft or a restricted document is refused.")  # fmt: skip
    verb.add_argument("names", nargs="*", metavar="SYMBOL|FOLDER", help="documents to release; all if none is named")
    verb.add_argument("-l", "--languages", type=_languages, default=(), metavar="LANG,…", help="only these languages")
    verb.add_argument("-e", "--editions", type=_words, default=(), metavar="EDITION,…", help="only these editions")
    verb.add_argument("--even", action="append", default=[], choices=("draft", "restricted", "incomplete", "errors"),
                      help="release in spite of this; may be repeated")  # fmt: skip
    _add_tracked(verb)
    verb.set_defaults(verb="release", command=_imported_when_run("release"))


def _verify(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("verify", parents=[common], help="whether packages are what was released",
                            description="Look whether every file of a package is there, nothing else is, all have the bytes "
                            "that were released, and are what their record says. Exit 1: something differs; 2: no package "
                            "of ours. For the bytes alone the verify.py inside each package does the same.")  # fmt: skip
    verb.add_argument("packages", nargs="+", metavar="PACKAGE", type=Path,
                      help="a zip of out/releases/, or the folder that one was unpacked to")  # fmt: skip
    verb.set_defaults(verb="verify", command=_imported_when_run("verify"))


def _diff(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("diff", parents=[common], help="what changed between two versions, in every language",
                            description="Compare two versions of a document paragraph by paragraph, and answer "
                            "first whether every language changed where one did. Writes reports/diff.html.")  # fmt: skip
    kinds = "a symbol, a folder with sources, a folder of out/ or a canonical XML file"
    verb.add_argument("old", metavar="OLD", help=f"the older version: {kinds}")
    verb.add_argument("new", metavar="NEW", help="the newer version, named in the same way")
    verb.set_defaults(verb="diff", command=_imported_when_run("diff"))


def _doctor(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("doctor", parents=[common], help="what this machine has and lacks",
                            description="Name what is here and what is missing, with the command that mends it.")  # fmt: skip
    verb.set_defaults(verb="doctor", command=_imported_when_run("doctor"))


def _add_choice(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("-l", "--languages", type=_languages, default=(), metavar="LANG,…",
                      help=f"only these languages, of {' '.join(LANGUAGES)}")  # fmt: skip
    verb.add_argument("-e", "--editions", type=_words, default=(), metavar="EDITION,…",
                      help="only these editions: en, or en-fr for side by side in this order")  # fmt: skip
    verb.add_argument("-f", "--formats", type=_formats, default=(), metavar="FORMAT,…",
                      help=f"only these formats, of {' '.join(FORMATS)}")  # fmt: skip


def _imported_when_run(name: str) -> Command:
    """Return a command that is imported when it runs, so that --help stays quick."""

    def command(arguments: argparse.Namespace, screen: object) -> int:
        from hexapla.cli import commands

        return int(getattr(commands, name)(arguments, screen))

    return command


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.replace(" ", ",").split(",") if word)


def _languages(text: str) -> tuple[str, ...]:
    return _known(_words(text), LANGUAGES, "language")


def _formats(text: str) -> tuple[str, ...]:
    return _known(_words(text), FORMATS, "format")


def _known(words: tuple[str, ...], known: Sequence[str], what: str) -> tuple[str, ...]:
    for word in words:
        if word not in known:
            message = f"there is no {what} {word!r}; write one of {', '.join(known)}"
            raise argparse.ArgumentTypeError(message)
    return words


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        message = f"{text!r} is no number above 0"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= threading.TIMEOUT_MAX:
        message = f"{text!r} is no number of seconds"
        raise argparse.ArgumentTypeError(message)
    return seconds
