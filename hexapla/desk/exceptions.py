"""Exceptions to the pairing of paragraphs as a form: paragraphs are picked by their words, and nobody sees an id."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hexapla.desk.documents import name_of
from hexapla.desk.interface import Words
from hexapla.desk.search import texts
from hexapla.engine.request import target_of
from hexapla.errors import UsageError
from hexapla.storage.tree import Tree

Fields = Sequence[tuple[str, str]]

_SHOWN = 70
"""Characters of a paragraph by which it is known in a list."""


class Paragraphs:
    """The paragraphs of a document in all its languages: by id what each is called in a list, and the other way round."""

    def __init__(self, tree: Tree, folder: str, languages: Sequence[str], said: Words) -> None:
        self._said: Mapping[str, str] = said["words"]
        self._ids: dict[str, tuple[str, str]] = {}
        self._texts: dict[tuple[str, str], str] = {}
        for code in languages:
            data = tree.read(f"{folder}/{target_of(folder, code, 'xml')}")
            for eid, number, text in texts(data) if data else ():
                words = said["words"]["quoted"].format(words=text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …")
                name = " ".join(filter(None, (f"{name_of(code, said)},", number, words)))
                self._ids[f"{name} ({eid})" if name in self._ids else name] = (code, eid)
                self._texts[code, eid] = text.casefold()
        self._names = {place: name for name, place in self._ids.items()}

    def __iter__(self) -> Iterator[str]:
        """Yield what they are called."""
        return iter(self._ids)

    def shown(self, align: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the exceptions that are stated, and an empty one, each with room for one answer more."""
        for number, (key, answers) in enumerate([*align.items(), ("", [])], 1):
            code, _, unit = key.partition(":")
            names = [self._answer(code, each) for each in listed(answers)]
            yield {"number": number, "unit": self._names.get((code, unit), key), "answers": [*names, ""]}

    def _answer(self, code: str, eid: str) -> str:
        """Return what a paragraph is called that one of a language answers; its id where no text has it."""
        return next((name for (other, each), name in self._names.items() if each == eid and other != code), eid)

    def stated(self, fields: Fields, before: Mapping[str, Any]) -> dict[str, object]:
        """Return the exceptions that were picked; what `before` states and no text has may stay as it is.

        Raises:
            UsageError: what was filled in is no paragraph, or answers one of its own language.
        """
        known: dict[str, tuple[str, str]] = {eid: ("", eid) for answers in before.values() for eid in listed(answers)}
        known |= {key: (key.partition(":")[0], key.partition(":")[2]) for key in before} | self._ids
        found: dict[str, object] = {}
        for names, answers in picked(fields):
            if not names or not answers:
                raise UsageError(self._said["no_paragraph"], self._said["pick"])
            code, unit = self._picked(names[0], known)
            others = [self._picked(each, known, code) for each in answers]
            if any(other == code for other, _ in others):
                raise UsageError(self._said["no_paragraph"], self._said["pick"])
            own = [eid for _, eid in others]
            same = before.get(f"{code}:{unit}")
            found[f"{code}:{unit}"] = same if listed(same) == own else own if len(own) > 1 else own[0]
        return found

    def _picked(self, words: str, known: Mapping[str, tuple[str, str]], besides: str = "") -> tuple[str, str]:
        """Return the paragraph that is called so, or the one that has these words; `besides` is a language that is not meant."""
        if words in known:
            return known[words]
        found = [each for each, text in self._texts.items() if each[0] != besides and words.casefold() in text]
        if len(found) != 1:
            said = self._said["several_have" if found else "no_such"].format(words=words)
            raise UsageError(said, self._said["pick"])
        return found[0]


def picked(fields: Fields) -> Iterator[tuple[list[str], list[str]]]:
    """Yield what each exception of a form has: the paragraph, if one was picked, and those that it answers."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for name, text in fields:
        number, _, key = name.removeprefix("align/").partition("/")
        if name.startswith("align/") and text.strip():
            found.setdefault(number, ([], []))[key == "answers"].append(text.strip())
    yield from found.values()


def listed(answers: Any) -> list[str]:
    """Return the ids that an exception states, of which it may state one alone."""
    return [answers] if isinstance(answers, str) else list(answers or ())
