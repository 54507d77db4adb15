"""The grammar of document symbols: a text and the vocabulary of data/symbols.toml make components.

Only symbol.py uses this. The order of the questions in `_read_element` is the order of precedence.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from hexapla.data_files import data_file
from hexapla.domain.states import states

_LONGEST: Final = 200
_PAREN = r"\([A-Za-z0-9][A-Za-z0-9.,\- ]{0,39}\)"
_SHAPE = re.compile(rf"[A-Z][A-Z\-]*(?: ?{_PAREN})?(?:/[A-Za-z0-9.\-]+(?: [A-Z]+)?(?: ?{_PAREN})?)+")
_ELEMENT = re.compile(rf"(?P<stem>[^( ]+(?: [A-Z]+)?)(?P<blank> ?)(?P<paren>{_PAREN})?")
_ROMAN = r"(?=[IVXL])(?:XL|X{0,4}L?X{0,4})(?:IX|IV|V?I{0,4})"
_NUMBER = re.compile(r"[0-9]+(?:-[0-9]+)?[A-Za-z]?(?:-[A-Za-z])?")
_SPECIAL = re.compile(rf"(?:ES|S)-(?:[0-9]+|{_ROMAN})")
_LETTERED = re.compile(rf"{_ROMAN}|[A-Z]")
_SESSION_PAREN = re.compile(rf"\((?P<session>(?:19|20)[0-9]{{2}}|(?:ES-|S-)?{_ROMAN}|S-[0-9]+)\)")
_EXTRA = re.compile(rf"(?:EX|WP){_PAREN}")
_SUBNUMBER = re.compile(rf"[0-9]+[A-Z]?|{_ROMAN}|[A-Z]")


@dataclass(frozen=True)
class Vocabulary:
    """The codes of data/symbols.toml, arranged for looking up."""

    bodies: Mapping[str, str]
    slash_joints: tuple[str, ...]
    numbered_subsidiaries: frozenset[str]
    session_subsidiaries: frozenset[str]
    plain_subsidiaries: frozenset[str]
    own_subsidiaries: Mapping[str, frozenset[str]]
    natures: Mapping[str, str]
    numbered_natures: frozenset[str]
    plain_natures: frozenset[str]
    registered_natures: frozenset[str]
    numbered_modifiers: frozenset[str]
    plain_modifiers: frozenset[str]
    session_words: frozenset[str]
    legacy_states: Mapping[str, str]

    def is_state(self, code: str) -> bool:
        """Tell whether this is a code of a State, present or past."""
        return code in self.legacy_states or (len(code) == len("PER") and code in states())


@cache
def vocabulary() -> Vocabulary:
    """Load data/symbols.toml, once."""
    data = data_file("symbols")
    subsidiaries, natures, modifiers = data["subsidiaries"], data["nature_rules"], data["modifier_rules"]
    return Vocabulary(
        bodies=data["bodies"],
        slash_joints=tuple(data["joints"]["slash"]),
        numbered_subsidiaries=frozenset(subsidiaries["numbered"]),
        session_subsidiaries=frozenset(subsidiaries["sessions"]),
        plain_subsidiaries=frozenset(subsidiaries["plain"]) | frozenset(subsidiaries["dotted"]),
        own_subsidiaries={body: frozenset(codes) for body, codes in data["subsidiaries_of"].items()},
        natures=data["natures"],
        numbered_natures=frozenset(natures["numbered"]),
        plain_natures=frozenset(natures["plain"]),
        registered_natures=frozenset(natures["registered"]),
        numbered_modifiers=frozenset(code.upper() for code in modifiers["numbered"]),
        plain_modifiers=frozenset(code.upper() for code in modifiers["plain"]),
        session_words=frozenset(data["sessions"]["words"]),
        legacy_states=data["states"],
    )


@cache
def _joint() -> re.Pattern[str]:
    words = vocabulary()
    bodies = "|".join(sorted(map(re.escape, words.bodies), key=len, reverse=True))
    slashed = "|".join(words.slash_joints)
    return re.compile(rf"(?<=[0-9A-Za-z)])(?:[-–](?=(?:{bodies})/)|(?<=[0-9])/(?=(?:{slashed})/C/))")


@dataclass(frozen=True)
class Components:
    """What one symbol, no joint one, is made of."""

    body: str
    subsidiaries: tuple[str, ...]
    session: str | None
    state: str | None
    nature: str | None
    number: str | None
    modifiers: tuple[str, ...]


def read_components(identifier: str) -> tuple[tuple[str, Components], ...]:
    """Read a symbol without asterisks, or several joined; ValueError with the reason for any other text."""
    if len(identifier) > _LONGEST:
        message = f"{identifier[:40]!r}… is too long for a symbol"
        raise ValueError(message)
    return tuple((single, _read_single(single)) for single in _joint().split(identifier))


@dataclass
class _Draft:
    """What has been understood of one symbol so far."""

    text: str
    body: str
    subsidiaries: list[str] = field(default_factory=list)
    figures: list[tuple[str, bool]] = field(default_factory=list)  # text, and whether it may be the number
    sessions: list[str] = field(default_factory=list)  # sessions written inside other components
    before_nature: int = 0
    state: str | None = None
    state_is_last: bool = False
    nature: str | None = None
    number: str | None = None
    modifiers: list[str] = field(default_factory=list)

    def refuse(self, reason: str) -> ValueError:
        """Make the error that says why this is no symbol."""
        return ValueError(f"{self.text!r} is not a symbol: {reason}")

    def set_nature(self, code: str, number: str | None = None) -> None:
        """Note the nature of the document; a second one is refused."""
        if self.nature is not None:
            raise self.refuse(f"both {self.nature} and {code} say what it is")
        self.nature, self.number, self.before_nature = code, number, len(self.figures)


def _read_single(text: str) -> Components:
    if not _SHAPE.fullmatch(text):
        message = f"{text!r} is not a symbol: it must be components joined by slashes, with no blanks around"
        raise ValueError(message)
    body, *elements = text.split("/")
    if body.partition("(")[0].rstrip() not in vocabulary().bodies:
        message = f"{text!r} is not a symbol: {body!r} is no issuing body in data/symbols.toml"
        raise ValueError(message)
    draft = _Draft(text, body)
    for element, following in pairwise([*elements, ""]):
        _read_element(draft, element, is_last=not following or _modifier(following) is not None)
    _settle_figures(draft)
    return Components(
        body=body,
        subsidiaries=tuple(draft.subsidiaries),
        session="/".join(draft.sessions) or None,
        state=draft.state,
        nature=draft.nature,
        number=draft.number,
        modifiers=tuple(draft.modifiers),
    )


def _read_element(draft: _Draft, element: str, *, is_last: bool) -> None:
    """Give one component its place, or refuse it."""
    words = vocabulary()
    own = words.own_subsidiaries.get(draft.body, frozenset())
    if (modifier := _modifier(element)) is not None:
        draft.modifiers.append(modifier)
    elif draft.modifiers:
        raise draft.refuse(f"{element!r} stands after {draft.modifiers[-1]!r}")
    elif element in own or element.upper() in own:
        draft.subsidiaries.append(element)
    elif element in words.plain_natures and not (element in words.plain_subsidiaries and not draft.subsidiaries):
        draft.set_nature(element)
    elif element in words.session_words or _SPECIAL.fullmatch(element) or _EXTRA.fullmatch(element):
        draft.figures.append((element, False))
    elif not (
        _read_figure(draft, element, is_last=is_last)
        or _read_code(draft, element, is_last=is_last)
        or _read_word(draft, element)
    ):
        raise draft.refuse(f"{element!r} is no code in data/symbols.toml")


def _modifier(element: str) -> str | None:
    words = vocabulary()
    found = _ELEMENT.fullmatch(element)
    code, dot, number = (found["stem"] if found else element).partition(".")
    if not dot:
        return element if code.upper() in words.plain_modifiers else None
    return element if code.upper() in words.numbered_modifiers and _NUMBER.fullmatch(number) else None


def _read_figure(draft: _Draft, element: str, *, is_last: bool) -> bool:
    """Read a number, a session or a year, with what stands in parentheses behind it."""
    found = _ELEMENT.fullmatch(element)
    if found is None:
        return False
    stem, paren = found["stem"], found["paren"]
    is_resolution = draft.nature in {"RES", "DEC"} and is_last
    if not _NUMBER.fullmatch(stem) and not (is_resolution and _LETTERED.fullmatch(stem)):
        if is_last or not re.fullmatch(_ROMAN, stem):
            return False
        draft.figures.append((element, False))
        return True
    session = _SESSION_PAREN.fullmatch(paren or "")
    if session:
        draft.sessions.append(session["session"])
    draft.figures.append((stem if session else element, True))
    return True


def _read_code(draft: _Draft, element: str, *, is_last: bool) -> bool:
    """Read a code with its number: L.5 says what the document is, CN.4 who issued it."""
    words = vocabulary()
    found = _ELEMENT.fullmatch(element)
    code, dot, number = (found["stem"] if found else "").partition(".")
    if found is None or not dot or not _SUBNUMBER.fullmatch(number):
        return False
    code = code.upper()
    if is_last and code in words.numbered_natures:
        paren = f"{found['blank']}{found['paren']}" if found["paren"] else ""
        draft.set_nature(code, number + paren)
        return True
    if code in words.session_subsidiaries:
        draft.figures.append((number, False))
    session = _SESSION_PAREN.fullmatch(found["paren"] or "")
    if session:
        draft.sessions.append(session["session"])
    if code in words.numbered_subsidiaries:
        draft.subsidiaries.append(found["stem"])
        return True
    return False


def _read_word(draft: _Draft, element: str) -> bool:
    """Read a State, or a subsidiary that is a word, with the session in parentheses behind it."""
    words = vocabulary()
    if words.is_state(element) and draft.state is None:
        draft.state = element
        draft.state_is_last = bool(draft.figures)
        return True
    found = _ELEMENT.fullmatch(element)
    stem, paren = (found["stem"], found["paren"]) if found else (element, None)
    if stem not in words.plain_subsidiaries and stem not in words.own_subsidiaries.get(draft.body, ()):
        return False
    session = _SESSION_PAREN.fullmatch(paren or "")
    if session:
        draft.sessions.append(session["session"])
    draft.subsidiaries.append(stem)
    return session is not None or paren is None


def _settle_figures(draft: _Draft) -> None:
    """Tell the number from the sessions before it."""
    before, after = draft.figures[: draft.before_nature], draft.figures[draft.before_nature :]
    registered = vocabulary().registered_natures
    if draft.number is not None and after:
        raise draft.refuse(f"{after[0][0]!r} stands after its number")
    if draft.nature in registered and after:
        draft.number, after = "/".join(text for text, _ in after), []
    elif draft.number is None and after and after[-1][1] and not (draft.state_is_last and len(after) == 1):
        draft.number = after.pop()[0]
    draft.sessions[:0] = _texts([*before, *after])
    if draft.number is None and not (draft.state and draft.sessions):
        raise draft.refuse("it names a series and no document")
    if sum(text.isdigit() for text in draft.sessions) > 1 or len(draft.sessions) > len(("1992", "S-1")):
        raise draft.refuse(f"{' and '.join(draft.sessions)} cannot all be its session")


def _texts(figures: Iterable[tuple[str, bool]]) -> list[str]:
    return [text for text, _ in figures]
