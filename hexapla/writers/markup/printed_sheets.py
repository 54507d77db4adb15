"""What the engine that lays out pages ignores in a style sheet, as it says itself."""

import logging
from collections.abc import Iterator
from pathlib import Path

import weasyprint
from weasyprint.urls import URLFetcher

from hexapla.writers.markup.style_structure import Slip
from hexapla.writers.markup.style_words import no_property, no_selector, no_value

_IGNORED = "Ignored `%s:%s` at %d:%d, %s."
_SELECTOR = "Invalid or unsupported selector, %s"


def ignored(text: str, path: Path) -> Iterator[Slip]:
    """Yield declarations and rules of a sheet that pages do not follow; `path` is where it lies."""
    for record in _records(text, path):
        if record.msg == _IGNORED and isinstance(record.args, tuple):
            name, value, line, _, reason = map(str, record.args)
            yield Slip(int(line), no_property(name) if reason == "unknown property" else no_value(value.strip(), name))
        elif record.msg == _SELECTOR:
            words = record.getMessage().removeprefix(_SELECTOR % "").strip("' ").partition("'")[0].strip()
            if (place := text.find(words)) >= 0:  # else it is a rule within another, in words that the engine made
                yield Slip(text.count("\n", 0, place) + 1, no_selector(words))


class _Told(logging.Handler):
    """Keeps what is said as a warning."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def _records(text: str, path: Path) -> list[logging.LogRecord]:
    """Return what the engine says when it reads a sheet; it fetches nothing for that."""
    told, logger = _Told(), logging.getLogger("weasyprint")
    level = logger.level  # where pages are laid out, faults alone are said
    logger.addHandler(told)
    logger.setLevel(logging.WARNING)
    try:
        weasyprint.CSS(string=text, base_url=path.as_uri(), url_fetcher=URLFetcher(allowed_protocols=()))
    finally:
        logger.setLevel(level)
        logger.removeHandler(told)
    return told.records
