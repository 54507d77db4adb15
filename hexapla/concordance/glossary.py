"""The office's glossary: terms that must answer each other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hexapla.concordance.expressions import MOST_WAYS, ways
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair
from hexapla.errors import ConfigurationError
from hexapla.project.toml_file import TomlFile


@dataclass(frozen=True)
class Term:
    """A term in two languages: how the glossary writes it and the pattern that finds it."""

    names: tuple[str, str]
    patterns: tuple[re.Pattern[str], re.Pattern[str]]


def load_glossary(path: Path, languages: tuple[str, str], data: bytes | None) -> tuple[Term, ...]:
    """Return the terms that a glossary has in both languages, from its bytes; none when there is no such file.

    A term between strokes (`/Ombudsm[ae]n/`) is a regular expression, any other stands for itself,
    whatever its capitals.

    Raises:
        ConfigurationError: the file is no TOML, or a term is no text or no regular expression.
    """
    if data is None:
        return ()
    entries = TomlFile(path, data).values.get("term", [])
    try:
        return tuple(_term(entry, languages) for entry in entries if entry.keys() >= set(languages))
    except (AttributeError, TypeError, ValueError) as error:
        reason = str(error) if isinstance(error, ValueError) else "a term is no text"
        message = f"{path.name} cannot be read: {reason}."
        raise ConfigurationError(message, 'Write each term as [[term]] with en = "…" and fr = "…".') from error


def _term(entry: dict[str, str], languages: tuple[str, str]) -> Term:
    """Return the term of a table; TypeError for what is no text."""
    first, second = (entry[code] for code in languages)
    return Term((first, second), (_pattern(first), _pattern(second)))


def _pattern(term: str) -> re.Pattern[str]:
    plain = folded(term)
    if len(plain) > 2 and plain.startswith("/") and plain.endswith("/"):
        try:
            is_endless, found = ways(plain[1:-1]) > MOST_WAYS, re.compile(plain[1:-1], re.IGNORECASE)
        except (re.error, OverflowError, RecursionError) as error:
            message = f"{term} is no regular expression"
            raise ValueError(message) from error
        if is_endless:
            message = f"{term} may fit in so many ways that it never ends"
            raise ValueError(message)
        return found
    edges = (r"\b" if plain[:1].isascii() else "", r"\b" if plain[-1:].isascii() else "")
    return re.compile(edges[0] + re.escape(plain) + edges[1], re.IGNORECASE)


def contradicts(learnt: tuple[str, str], glossary: Iterable[Term]) -> bool:
    """Tell whether the glossary has another counterpart for one of two terms that were learnt."""
    for term in glossary:
        found = [pattern.search(folded(text)) is not None for pattern, text in zip(term.patterns, learnt, strict=True)]
        if found[0] != found[1]:
            return True
    return False


def without_terms(texts: tuple[str, str], glossary: Iterable[Term]) -> tuple[str, str]:
    """Return texts, as long as before, with blanks for the terms of the glossary that both have."""
    first, second = texts
    for term in glossary:
        if term.patterns[0].search(folded(first)) and term.patterns[1].search(folded(second)):
            first, second = (
                pattern.sub(lambda match: " " * len(match[0]), folded(text))
                for pattern, text in zip(term.patterns, (first, second), strict=True)
            )
    return first, second


def missing_terms(pairs: Sequence[Pair], glossary: Iterable[Term]) -> Iterator[Item]:
    """Yield an item for each pair that has a term in one language and not its counterpart in the other."""
    terms = tuple(glossary)
    for pair in pairs:
        if None in pair.texts:
            continue
        texts = [folded(text or "") for text in pair.texts]
        for term in terms:
            found = [pattern.search(text) for pattern, text in zip(term.patterns, texts, strict=True)]
            if (found[0] is None) != (found[1] is None) and not _is_abbreviated(term, texts, found):
                yield _item(pair, term, found[0], found[1])


def _is_abbreviated(term: Term, texts: Sequence[str], found: Sequence[re.Match[str] | None]) -> bool:
    """Tell whether the text that lacks a term has the initials of its words with a capital: `SDGs`."""
    side = found.index(None)
    initials = "".join(re.findall(r"(?<!\\)\b[A-ZА-Я](?=\w)", term.names[side]))
    return len(initials) > 1 and re.search(rf"(?<!\w){initials}s?(?!\w)", texts[side]) is not None


def _item(pair: Pair, term: Term, first: re.Match[str] | None, second: re.Match[str] | None) -> Item:
    absent = term.names[1] if first else term.names[0]
    spans = (first.span() if first else None, second.span() if second else None)
    quoted = [
        None if span is None else (text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)
    ]
    texts = (quoted[0], quoted[1])
    level = Level.LOOK if first else Level.STYLE  # the second text may say by a term what the first says otherwise
    return Item(pair.id, pair.paragraph, "term", texts, level, f"the glossary asks for “{absent}”", spans)
