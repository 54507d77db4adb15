"""The arguments of every command; their help text is the manual."""

import argparse
from collections.abc import Callable
from pathlib import Path

from hexapla.cli.values import Added, count, formats, languages, moment, words_of
from hexapla.engine.request import FORMATS
from hexapla.project.keys import LANGUAGES

Command = Callable[[argparse.Namespace, object], int]
Verbs = argparse._SubParsersAction  # noqa: SLF001 - argparse gives the type no public name


def add_commands(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add every command, in the order in which `--help` lists them."""
    for add in (
        _build,
        _serve,
        _check,
        _status,
        _add,
        _new,
        _remove,
        _open,
        _accept,
        _explain,
        _learn,
        _release,
        _verify,
        _diff,
        _doctor,
    ):
        add(verbs, common)


def _build(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("build", parents=[common], help="build the editions (what happens without a command)",
                            description="Build every edition whose text, template or tool has changed.")  # fmt: skip
    verb.add_argument("names", nargs="*", metavar="SYMBOL|FOLDER", help="documents to build; all if none is named")
    _add_choice(verb)
    verb.add_argument("-j", "--workers", type=count, default=0, metavar="N", help="processes to use (default: all)")
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


def _serve(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("serve", parents=[common], help="the desk: the documents in the browser",
                            description="Stay, build what is saved, and show the documents in the browser, with what is "
                            "open in them to be settled. It is reached from this machine alone. Ctrl-C ends it.")  # fmt: skip
    verb.add_argument("--port", type=count, metavar="N", default=None, help="the port (default: the project's own)")
    verb.add_argument(
        "--install", action="store_true", help="make files that start the desk by a double click, and end"
    )
    verb.add_argument("--no-browser", action="store_true", help="open no browser")
    verb.add_argument("-j", "--workers", type=count, default=0, metavar="N", help="processes to use (default: all)")
    verb.set_defaults(verb="serve", watch=True, command=_imported_when_run("serve"))


def _check(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("check", parents=[common], help="look at the texts; write reports only",
                            description="Read, check and compare the languages; nothing but reports/ is written.")  # fmt: skip
    verb.add_argument("names", nargs="*", metavar="SYMBOL|FOLDER", help="documents to check; all if none is named")
    verb.add_argument("--strict", action="store_true", help="let warnings count as errors in the exit code")
    verb.add_argument(
        "--word", action="store_true", help="write what is open as comments into copies of the Word files"
    )
    _add_tracked(verb)
    verb.set_defaults(verb="check", command=_imported_when_run("check"))


def _status(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("status", parents=[common], help="how documents stand, a line each",
                            description="Say of each document whether it is built as its sources are, what is open in it, "
                            "and when it was released. Nothing is built.")  # fmt: skip
    verb.add_argument("names", nargs="*", metavar="SYMBOL|FOLDER", help="documents to look at; all if none is named")
    verb.set_defaults(verb="status", command=_imported_when_run("status"))


def _open(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("open", parents=[common], help="an edition in the browser",
                            description="Open the web page of an edition in the browser.")  # fmt: skip
    verb.add_argument("symbol", metavar="SYMBOL", help="the document")
    verb.add_argument("edition", metavar="EDITION", nargs="?", help="en, or en-fr (default: its first language)")
    verb.set_defaults(verb="open", command=_imported_when_run("open_edition"))


def _explain(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("explain", parents=[common], help="what a finding means",
                            description="Say what a finding means, how much it weighs, and what to do about it.")  # fmt: skip
    verb.add_argument("code", metavar="CODE", help="the code of a finding, such as S-002")
    verb.set_defaults(verb="explain", command=_imported_when_run("explain"))


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
    verb.add_argument("--ocr", action="store_true", help="have the words recognised (by Tesseract) of pages of a PDF that are "
                      "pictures; they are kept beside it")  # fmt: skip
    verb.add_argument("--no-input", action="store_true", help="ask nothing, even on a terminal")
    _add_tracked(verb)
    verb.set_defaults(verb="add", command=_imported_when_run("add"))


def _new(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("new", parents=[common], help="an empty document to fill in",
                            description="Make the folder of a document: document.toml and a text a language, the "
                            "masthead ready.")  # fmt: skip
    verb.add_argument("symbol", metavar="SYMBOL", help="the document's symbol")
    verb.add_argument("-l", "--languages", type=languages, default=("en",), metavar="LANG,…",
                      help=f"its languages, of {' '.join(LANGUAGES)} (default: en)")  # fmt: skip
    verb.set_defaults(verb="new", command=_imported_when_run("new"))


def _remove(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("remove", parents=[common], help="take a document, or a language of one, out of sources/",
                            description="Move the files of a document, or of one of its languages, to "
                            "sources/.removed/DAY/; moved back they are there again. Packages stay.")  # fmt: skip
    verb.add_argument("symbol", metavar="SYMBOL", help="the document")
    verb.add_argument("language", metavar="LANG", nargs="?", choices=LANGUAGES, help="its text in this language alone")
    verb.add_argument("--released", action="store_true", help="take out a document that was released all the same")
    verb.set_defaults(verb="remove", command=_imported_when_run("remove"))


def _add_tracked(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--tracked", choices=("accept", "reject"), default="refuse",
                      help="what becomes of tracked changes in Word files (default: such a file is refused)")  # fmt: skip


def _accept(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("accept", parents=[common], help="settle a finding or a concordance item",
                            description="Settle what you have looked at. It stays visible and counts no more, "
                            "until the text it was made for changes.")  # fmt: skip
    verb.add_argument("symbol", metavar="SYMBOL", help="the document; without more, what is open in it is listed")
    verb.add_argument("code", metavar="CODE", nargs="?", help="the finding's code, or the concordance item's kind")
    verb.add_argument("id", metavar="ID", nargs="?",
                      help="its id: the eId, file:line, the words there, or the pair of the concordance")  # fmt: skip
    verb.add_argument("reason", metavar="REASON", nargs="?", help="why it is right as it is, in quotes")
    verb.add_argument("--all", metavar="REASON", help="settle all of a kind, for one reason; errors never")
    verb.add_argument("--undo", action="store_true", help="take out what the last accept has settled")
    verb.add_argument("--no-input", action="store_true", help="ask nothing, even on a terminal")
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
    verb.add_argument(
        "-l", "--languages", action=Added, type=languages, default=(), metavar="LANG,…", help="only these languages"
    )
    verb.add_argument(
        "-e", "--editions", action=Added, type=words_of, default=(), metavar="EDITION,…", help="only these editions"
    )
    verb.add_argument("--even", action="append", default=[], choices=("draft", "restricted", "incomplete", "errors"),
                      help="release in spite of this; may be repeated")  # fmt: skip
    verb.add_argument("--archive", action="store_true", help="make an archive package of each document too: a bag with its "
                      "sources, every edition and all that is known of their making; not for the public")  # fmt: skip
    verb.add_argument("--redacted", action="store_true", help="with --archive: leave out sources and reasons")
    verb.add_argument("--at", type=moment, default=None, metavar="TIME", help="with --archive: the time that it notes, such as "
                      "2026-11-27T09:30:00Z (default: now)")  # fmt: skip
    verb.add_argument("--list", action="store_true", help="build and pack nothing; say of every edition of every document "
                      "whether it is ready, and why not")  # fmt: skip
    verb.add_argument("--judges", choices=("none", "found", "all"), default="found", help="judges of others that are asked "
                      "about the files: those that are found here (default), all of them, or none")  # fmt: skip
    verb.add_argument("--strict", action="store_true", help="release nothing with warnings or open concordance items")
    _add_tracked(verb)
    verb.set_defaults(verb="release", command=_imported_when_run("release"))


def _verify(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("verify", parents=[common], help="whether packages are what was released",
                            description="Look whether every file of a package is there, nothing else is, all have the bytes "
                            "that were released, and are what their record says. Exit 1: something differs; 2: no package "
                            "of ours. For the bytes alone the verify.py inside each package does the same.")  # fmt: skip
    verb.add_argument("packages", nargs="+", metavar="PACKAGE", type=Path,
                      help="a zip of out/releases/, or the folder that one was unpacked to")  # fmt: skip
    verb.add_argument("--rebuild", action="store_true", help="build archive packages again from the sources inside, and "
                      "compare; exit 6 where a tool or font of another version lets nothing be compared")  # fmt: skip
    verb.add_argument("--allowed-signers", type=Path, default=None, metavar="FILE", help="ask for a signature beside each "
                      "package by one of these, as ssh-keygen knows them (default: sources/allowed_signers, where a package is signed)")  # fmt: skip
    verb.set_defaults(verb="verify", command=_imported_when_run("verify"))


def _diff(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("diff", parents=[common], help="what changed between two versions, in every language",
                            description="Compare two versions of a document paragraph by paragraph, and answer "
                            "first whether every language changed where one did. Of one that is named alone, with the version that add --replace "
                            "has kept. Writes reports/diff.html.")  # fmt: skip
    kinds = "a symbol, a folder with sources, a folder of out/, a canonical XML file, or any text that add takes"
    verb.add_argument("old", metavar="OLD", help=f"the older version: {kinds}")
    verb.add_argument("new", metavar="NEW", nargs="?", help="the newer version, named in the same way")
    verb.add_argument("--word", action="store_true", help="write a Word file a language too, with tracked changes")
    verb.set_defaults(verb="diff", command=_imported_when_run("diff"))


def _doctor(verbs: "Verbs[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("doctor", parents=[common], help="what this machine has and lacks",
                            description="Name what is here and what is missing, with the command that mends it.")  # fmt: skip
    verb.set_defaults(verb="doctor", command=_imported_when_run("doctor"))


def _add_choice(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("-l", "--languages", action=Added, type=languages, default=(), metavar="LANG,…",
                      help=f"only these languages, of {' '.join(LANGUAGES)}")  # fmt: skip
    verb.add_argument("-e", "--editions", type=words_of, default=(), metavar="EDITION,…",
                      help="only these editions: en, or en-fr for side by side in this order")  # fmt: skip
    verb.add_argument("-f", "--formats", action=Added, type=formats, default=(), metavar="FORMAT,…",
                      help=f"only these formats, of {' '.join(FORMATS)}")  # fmt: skip


def _imported_when_run(name: str) -> Command:
    """Return a command that is imported when it runs, so that --help stays quick."""

    def command(arguments: argparse.Namespace, screen: object) -> int:
        from hexapla.cli import commands

        return int(getattr(commands, name)(arguments, screen))

    return command
