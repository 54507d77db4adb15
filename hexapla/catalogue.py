"""Languages and organs: the files of data/languages and data/organs as frozen values, each read once."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar

from hexapla.data_files import data_file, data_names
from hexapla.domain.language import Language, Origin, Phrase
from hexapla.domain.organ import Organ
from hexapla.domain.symbol import Symbol
from hexapla.errors import UsageError

CODES: Final = ("ar", "zh", "en", "fr", "ru", "es")
NOTICES: Final = ("standing_", "read_from_pages")
"""How the labels begin of the sentences in which an edition says what it is."""

_ENDS: Final = frozenset("/(. *")
_HEADER: Final = ("code", "alpha3", "letter", "word_tag", "direction", "native_name", "english_name")
_V = TypeVar("_V", covariant=True)  # noqa: PLC0105 - short, and used here alone


class FrozenMapping(Mapping[str, _V]):
    """A mapping that nobody changes, and that travels to other processes."""

    def __init__(self, entries: Mapping[str, _V]) -> None:
        self._entries = dict(entries)

    def __getitem__(self, key: str) -> _V:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"FrozenMapping({self._entries!r})"


@cache
def language(code: str) -> Language:
    """Return the language with this ISO 639-1 code; UsageError, with the nearest code, for another."""
    if code not in CODES:
        raise UsageError(f"There is no language {code!r} here.", language_advice(code))
    data = data_file(f"languages/{code}")
    months = data["months"]
    return Language(
        **{key: data[key] for key in _HEADER},
        phrases=_phrases(data["phrases"]),
        labels=FrozenMapping(data["labels"]),
        names=_phrases(data["names"]),
        months=tuple(Phrase(name, Origin(months["origin"])) for name in months["names"]),
        facts=_frozen_table({**data["facts"], "list": data["list"]}),
    )


def languages() -> tuple[Language, ...]:
    """Return the six, in the order in which the United Nations names them."""
    return tuple(language(code) for code in CODES)


def language_list(codes: Iterable[str], spoken: Language) -> str:
    """Name several languages in one of them, in its alphabetical order: English, French and Spanish."""
    rules: Any = spoken.facts["list"]
    *others, last = sorted(codes, key=rules["order"].index)
    names = spoken.names
    joint = str(rules["last_before"].get(last, rules["last"])) if others else ""
    return str(rules["separator"]).join(names[code].text for code in others) + joint + names[last].text


@cache
def organs() -> tuple[Organ, ...]:
    """Return every organ we know, in the order of their keys."""
    return tuple(_organ(data_file(f"organs/{name}")) for name in sorted(data_names("organs")))


def organ_of(symbol: Symbol, stated: Iterable[Organ] = ()) -> Organ | None:
    """Return the organ whose prefix is the longest beginning of the symbol; None for one we do not know.

    A prefix may end with the sign that tells two bodies of one code apart, `GC(` and `GC`, and `#` stands for the figure
    of a session that follows closely: `A#` is the beginning of `A74/9`.
    `stated` are the organs of the office, which win over ours.
    """
    text = symbol.text
    owners = {**_owners(), **{prefix: organ for organ in stated for prefix in organ.prefixes}}
    ends = [end + more for end, sign in enumerate(text) if sign in _ENDS for more in (0, 1)] + [len(text)]
    beginnings = [*(text[:end] for end in reversed(ends)), _without_number(symbol.body)]
    return next((owners[each] for each in beginnings if each in owners), None)


def _without_number(body: str) -> str:
    """Return a body with a mark in the place of the number at its end: `ILC#` for every session's."""
    stem = body.rstrip("0123456789")
    return body if stem == body else f"{stem}#"


@cache
def _owners() -> Mapping[str, Organ]:
    return MappingProxyType({prefix: organ for organ in organs() for prefix in organ.prefixes})


def _organ(data: Mapping[str, Any]) -> Organ:
    return Organ(
        key=data["key"],
        prefixes=tuple(data["prefixes"]),
        masthead_style=data["masthead_style"],
        masthead=_phrases(data["masthead"]),
        committee=_phrases(data["committee"]),
        resolutions=FrozenMapping(data.get("resolutions", {})),
    )


def _phrases(entries: Mapping[str, Mapping[str, str]]) -> FrozenMapping[Phrase]:
    return FrozenMapping({key: Phrase(entry["text"], Origin(entry["origin"])) for key, entry in entries.items()})


def _frozen_table(entries: Mapping[str, Any]) -> FrozenMapping[object]:
    return FrozenMapping({key: _frozen(value) for key, value in entries.items()})


def _frozen(value: Any) -> object:
    if isinstance(value, dict):
        return _frozen_table(value)
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def language_advice(code: str) -> str:
    """Name the nearest language: by another code of its, or its name, or the look of the word."""
    words = {word.casefold(): known.code for known in languages() for word in _words(known)}
    near = difflib.get_close_matches(code.casefold(), words, n=1, cutoff=0.5)
    advice = f"The languages are {', '.join(CODES[:-1])} and {CODES[-1]}."
    return f"Did you mean {words[near[0]]!r}? {advice}" if near else advice


def _words(known: Language) -> tuple[str, ...]:
    return known.code, known.alpha3, known.word_tag, known.english_name, known.native_name


def notices_in(page: str) -> Iterator[str]:
    """Yield the sentences of a page in which an edition of ours says what it is, in every language that it says them in."""
    for language in languages():
        for key, label in language.labels.items():
            if key.startswith(NOTICES):
                parts = (r"\s+".join(map(re.escape, part.split())) for part in re.split(r"\{\w+\}", label))
                yield from (found[0] for found in re.finditer(r"\s*\S{1,100}\s*".join(parts), page))
