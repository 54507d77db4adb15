"""The parser of the command line: common options, the command that is meant, and what is near to a word it does not know."""

import argparse
import difflib
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Never

from hexapla.cli.arguments import add_commands
from hexapla.cli.examples import shown
from hexapla.cli.values import count, nearest, seconds
from hexapla.engine.allowance import Allowance
from hexapla.errors import UsageError
from hexapla.version import __version__

EPILOG = """\
examples (each behind python3 build.py):
                                 build every document in sources/ into out/
  CAT/C/PER/FCO/7 -l fr          one document, the French editions only
  build -e en-fr -f pdf          the side-by-side PDFs
  build --watch                  stay, and build what is saved
  serve                          the desk: the documents in the browser
  check                          look at the texts, write reports only
  status                         how each document stands
  add report.docx                take a file (Word, PDF, text …) into sources/
  new CAT/C/PER/8 -l en,fr       an empty document, its masthead ready
  accept CAT/C/PER/FCO/7         what is open in a document, to be settled
  explain N-001                  what a finding means
  release                        one package a language in out/releases/

exit codes:
  0 done   1 done, with errors in a text   2 usage   3 source   4 configuration
  5 template   6 program missing   7 program failed   70 a bug of ours
  130 interrupted
"""


def parse(argv: Sequence[str], root: Path) -> argparse.Namespace:
    """Return the arguments; without a command it is `build`.

    Raises:
        UsageError: it names what there is not; the nearest that there is is named.
    """
    parser = program()
    words = list(argv)
    if _needs_verb(words):
        words.insert(0, "build")
    parser.verb = next((word for word in words if word in VERBS), "")
    arguments = parser.parse_args(words)
    arguments.sources = getattr(arguments, "sources", None) or root / "sources"
    arguments.out = getattr(arguments, "out", None) or root / "out"
    for name, default in _DEFAULTS.items():
        setattr(arguments, name, getattr(arguments, name, default))
    return arguments


VERBS = (
    "build", "serve", "check", "status", "add", "new", "remove", "open", "accept", "explain", "learn", "release", "verify", "diff", "doctor",
)  # fmt: skip
_WITH_VALUE = ("--sources", "--out", "--wait", "--time", "--memory")
_OF_BUILD = ("-l", "-e", "-f", "-j", "--force", "--strict", "--meaning", "--tracked", "--languages", "--editions",
             "--formats", "--scheduler", "--watch")  # fmt: skip
_DEFAULTS = {
    "quiet": False, "verbose": 0, "json": False, "json_lines": False, "wait": None, "time": Allowance.seconds,
    "memory": Allowance.megabytes,
}  # fmt: skip


def _needs_verb(words: Sequence[str]) -> bool:
    """Tell whether no command is named: the first word that is no common option is one of `build`, or a document.

    Raises:
        UsageError: it is nearly a command.
    """
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in _WITH_VALUE:
            skip = True
        elif word in ("-h", "--help", "--version") or word in VERBS:
            return False
        elif not word.startswith("-"):
            near = difflib.get_close_matches(word, VERBS, n=1, cutoff=0.7)
            if near and not Path(word).exists():
                message = f"There is no command {word!r}."
                raise UsageError(message, f"Did you mean {near[0]}?")
            return True
        elif word in _OF_BUILD:
            return True
    return True


def program(name: str = "build.py") -> "_Parser":
    """Return the parser of the program as it is called."""
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
    group.add_argument("--wait", type=seconds, metavar="SECONDS", help="how long to wait for another command that "
                       "writes in the same folder (default: until it is done)")  # fmt: skip
    group.add_argument("--time", type=seconds, metavar="SECONDS", help="how long one document or edition may take "
                       f"(default: {Allowance.seconds:g}, more for long ones)")  # fmt: skip
    group.add_argument("--memory", type=count, metavar="MB", help="how much memory one process may take "
                       f"(default: {Allowance.megabytes})")  # fmt: skip
    group.add_argument("--no-system", action="store_true", help="never install packages of the system")
    parser = _Parser(
        prog=name, parents=[common], epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="United Nations documents from their texts to every edition.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"hexapla {__version__}")
    verbs: Any = parser.add_subparsers(metavar="COMMAND", required=True)
    add_commands(verbs, common)
    for verb, each in verbs.choices.items():
        each.usage, each.epilog, each.formatter_class = _usage(verb, each), shown(verb), _Formatter
    return parser


def _usage(verb: str, parser: argparse.ArgumentParser) -> str:
    """Return how a command is typed, its options below it left out."""
    forms: dict[object, str] = {None: "{}", "?": "[{}]", "*": "[{} …]", "+": "{} …"}
    given = [each for each in parser._actions if not each.option_strings]  # noqa: SLF001 - argparse has no public way to them
    return " ".join(
        ("python3 build.py", verb, "[option …]", *(forms[each.nargs].format(each.metavar) for each in given))
    )


class _Formatter(argparse.HelpFormatter):
    """Wraps what a command is for, and leaves its examples as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if text.startswith("example") else super()._fill_text(text, width, indent)


class _Parser(argparse.ArgumentParser):
    """A parser whose faults are ours: what is wrong, and the nearest option or value; of the command `verb`, once one is known."""

    verb = ""

    def error(self, message: str) -> Never:
        """Say what is wrong and what is near to it.

        Raises:
            UsageError: always.
        """
        verb = self.verb or self.prog.partition(" ")[2]
        argument, value = re.fullmatch(r"(?:argument (\S+): )?(.*)", message, re.DOTALL).groups()  # type: ignore[union-attr]
        said, _, advice = value.partition("\n")
        if unknown := re.fullmatch(r"unrecognized arguments: (\S+).*", said, re.DOTALL):
            said, advice = _unknown(unknown[1], verb, _options(self, verb))
        elif chosen := re.fullmatch(r"invalid choice: '?(.+?)'? \(choose from (.*)\)", said):
            choices = chosen[2].replace("'", "").split(", ")
            said, advice = f"There is no {chosen[1]!r} for {argument}.", nearest(chosen[1], choices)
        elif needed := re.fullmatch(r"the following arguments are required: (.*)", said):
            said = f"{verb} wants {needed[1].replace(', ', ' and ')}."
            advice = "python3 build.py status names the documents." if needed[1] in _A_DOCUMENT else ""
        elif said.startswith("expected"):
            said = f"{argument} wants a value behind it."
        help_of = f"python3 build.py {verb}".rstrip()
        raise UsageError(
            said if said.endswith(".") else f"{said}.", advice or f"{help_of} --help says what can be written."
        )


_A_DOCUMENT = ("SYMBOL", "OLD")


def _unknown(word: str, verb: str, options: Collection[str]) -> tuple[str, str]:
    """Return what is said of a word that nothing was expected to be, and the option that is near to it."""
    if not word.startswith("-"):
        return f"{verb or 'The command'} takes no {word!r} there.", ""
    near = difflib.get_close_matches(word.strip("-"), {each.strip("-"): each for each in options}, n=1)
    return f"There is no option {word}.", f"Did you mean --{near[0]}?" if near else ""


def _options(parser: argparse.ArgumentParser, verb: str) -> set[str]:
    """Return the long options of a program and of a command."""
    actions = parser._actions  # noqa: SLF001 - argparse has no public way to them
    commands = [
        action.choices[verb] for action in actions if isinstance(action.choices, dict) and verb in action.choices
    ]
    own = {name for action in actions for name in action.option_strings if name.startswith("--")}
    return own.union(*(_options(each, verb) for each in commands))
