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
        self._refusal = said["words"]["no_paragraph"], said["words"]["pick"]
        self._ids: dict[str, tuple[str, str]] = {}
        for code in languages:
            data = tree.read(f"{folder}/{target_of(folder, code, 'xml')}")
            for eid, number, text in texts(data) if data else ():
                words = said["words"]["quoted"].format(words=text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …")
                name = " ".join(filter(None, (f"{name_of(code, said)},", number, words)))
                self._ids[f"{name} ({eid})" if name in self._ids else name] = (code, eid)
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
            (code, unit), *others = (known.get(each, ("", "")) for each in (*names, *answers))
            if not unit or not others or any(not eid or other == code for other, eid in others):
                raise UsageError(*self._refusal)
            own = [eid for _, eid in others]
            same = before.get(f"{code}:{unit}")
            found[f"{code}:{unit}"] = same if listed(same) == own else own if len(own) > 1 else own[0]
        return found


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
