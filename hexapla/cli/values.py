"""What words of the command line stand for: lists, counts, seconds; or why they stand for nothing."""

import argparse
import datetime
import difflib
import threading
from collections.abc import Collection, Sequence
from typing import Any

from hexapla.engine.request import FORMATS
from hexapla.project.keys import LANGUAGES


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a list with commas."""
    return tuple(word for word in text.replace(" ", ",").split(",") if word)


def nearest(word: str, known: Collection[str]) -> str:
    """Return the advice that names what is nearest to a word, or else all that can be written."""
    if tuple(known) == LANGUAGES:
        from hexapla.catalogue import language_advice  # late: --help needs no language

        return language_advice(word)
    near = difflib.get_close_matches(word.casefold(), known, n=1)
    return f"Did you mean {near[0]}?" if near else f"Write one of {', '.join(known)}."


class Added(argparse.Action):
    """An option that may be given more than once: what it names is added to what it named before."""

    def __call__(
        self, _parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, _option: Any = None
    ) -> None:
        """Add what the option names now."""
        setattr(namespace, self.dest, (*getattr(namespace, self.dest), *values))


def languages(text: str) -> tuple[str, ...]:
    """Return a list of languages that there are."""
    return _known(words_of(text), LANGUAGES, "language")


def formats(text: str) -> tuple[str, ...]:
    """Return a list of formats that there are."""
    return _known(words_of(text), FORMATS, "format")


def _known(words: tuple[str, ...], known: Sequence[str], what: str) -> tuple[str, ...]:
    for word in words:
        if word not in known:
            message = f"There is no {what} {word!r}."
            raise argparse.ArgumentTypeError(f"{message}\n{nearest(word, known)}")
    return words


def count(text: str) -> int:
    """Return a whole number above 0."""
    if not text.isdecimal() or not int(text):
        message = f"{text!r} is no number above 0."
        raise argparse.ArgumentTypeError(message)
    return int(text)


def seconds(text: str) -> float:
    """Return a number of seconds."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= threading.TIMEOUT_MAX:
        message = f"{text!r} is no number of seconds."
        raise argparse.ArgumentTypeError(message)
    return seconds


def moment(text: str) -> str:
    """Return a moment as archives note it, in Greenwich; one that names no zone is of there."""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is no time.\nWrite it like 2026-11-27T09:30:00Z."
        raise argparse.ArgumentTypeError(message) from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
