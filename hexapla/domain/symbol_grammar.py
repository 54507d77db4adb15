"""The grammar of document symbols: a text and the vocabulary of data/symbols.toml make components.

The shape decides whether a text is a symbol; the vocabulary says what its parts are, and what it does not know is kept as
unclassified.  The order of the questions in `_read_element` is the order of precedence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from hexapla.domain.symbol_vocabulary import vocabulary

_LONGEST: Final = 200
_PAREN = r"\([A-Za-z0-9][A-Za-z0-9.,/\- ]{0,39}\)"
_FIRST = re.compile(rf"[A-Z][A-Z0-9]*(?:[.\-][A-Za-z0-9]+)*(?: ?{_PAREN})?")
_BLANK = r"(?<=\.) (?=[0-9])|(?<=[A-Za-z]{3}) (?=[A-Z]{1,4}(?:\.|$))|(?<=[0-9]) (?=[A-Z](?:-[A-Z])?$)|(?<=[0-9],) (?=[0-9])| ?& ?"
_PART = re.compile(
    rf"(?=[^(]*[A-Z0-9])[A-Za-z0-9](?:[A-Za-z0-9.,'\-–]|{_BLANK})*(?: ?{_PAREN})*(?:[A-Za-z0-9.\-]*[A-Za-z0-9])?"
)
LONGEST = 400
"""Letters of a symbol; the longest of joint documents has some 120."""

_SLASH = re.compile(r"/(?![^()]*\))")
_ELEMENT = re.compile(rf"(?P<stem>[^( ][^(]*?)(?P<blank> ?)(?P<paren>{_PAREN})?")
_ROMAN = r"(?=[IVXL])(?:XL|X{0,4}L?X{0,4})(?:IX|IV|V?I{0,4})"
_NUMBER = re.compile(r"[0-9]+(?:-[0-9]+)?(?: ?[A-Z]|[a-z])?(?:-[A-Za-z])?")
_CASES = re.compile(r"[0-9]+(?:(?:, ?| ?& ?)[0-9]+)+")
_SPECIAL = re.compile(rf"(?:ES|S)-(?:[0-9]+|{_ROMAN})")
_LETTERED = re.compile(rf"{_ROMAN}|[A-Z]")
_SESSION_PAREN = re.compile(rf"\((?P<session>(?:19|20)[0-9]{{2}}|(?:ES-|S-)?{_ROMAN}|S-[0-9]+)\)")
_COUNTED_PAREN = re.compile(r"\((?P<session>[0-9]{1,3})\)")
_GLUED = re.compile(r"(?P<code>[A-Z]{2,})-?[0-9]+")
_COUNTED_WORD = re.compile(r"(?P<session>[0-9]+)\.(?P<code>[A-Z]+)")
_CLOSE = re.compile(r"(?P<code>[A-Z]+)(?P<session>[0-9]+)")
_COUNT = re.compile(r"[. ](?P<session>[0-9]+)")
_EXTRA = re.compile(rf"(?:EX|WP){_PAREN}")
_SUBNUMBER = re.compile(rf"[0-9]+[A-Z]?|{_ROMAN}|[A-Z]")


@cache
def _joint() -> re.Pattern[str]:
    words = vocabulary()
    bodies = "|".join(sorted(map(re.escape, words.bodies), key=len, reverse=True))
    slashed = "|".join(words.slash_joints)
    return re.compile(rf"(?<=[0-9A-Za-z)])(?: ?[-–,] ?(?=(?:{bodies})(?:\.[0-9]+)?/)|(?<=[0-9])/(?=(?:{slashed})/C/))")


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
    unclassified: tuple[str, ...]


def read_components(identifier: str) -> tuple[tuple[str, Components], ...]:
    """Read a symbol without asterisks, or several joined; ValueError with the reason for any other text."""
    if len(identifier) > _LONGEST:
        message = f"{identifier[:40]!r}… is too long for a symbol"
        raise ValueError(message)
    return tuple((single, _read_single(single)) for single in _joint().split(identifier))


@dataclass
class _Draft:
    """What has been understood of one symbol so far."""

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
    unclassified: list[str] = field(default_factory=list)

    @property
    def own(self) -> frozenset[str]:
        """The words that are subsidiaries of the body, or of a commission below it: `E/ESCAP/CED`."""
        known = vocabulary().own_subsidiaries
        return frozenset[str]().union(*(known.get(each, ()) for each in (self.body, *self.subsidiaries)))

    def set_nature(self, code: str, number: str | None = None) -> None:
        """Note the nature of the document; of two the last says what it is, if it can: `RES/56/L.33`."""
        if self.number is not None:
            self.unclassified.append(code)
            return
        if self.nature is not None:
            self.subsidiaries.append(self.nature)
        self.nature, self.number, self.before_nature = code, number, len(self.figures)


def _parts_of(text: str) -> list[str]:
    """Cut a text at its slashes; ValueError where it has not the shape of a symbol."""
    if len(text) > LONGEST:
        message = f"{text[:40]!r}… is not a symbol: it has {len(text):,} letters"
        raise ValueError(message)
    body, *elements = _SLASH.split(text)
    if not (elements and _FIRST.fullmatch(body) and all(_PART.fullmatch(element) for element in elements)):
        message = f"{text!r} is not a symbol: it must be two or more parts joined by slashes, the first in capitals, none empty"
        raise ValueError(message)
    if _stem_of(body) not in vocabulary().bodies and not re.search("[0-9]", text):
        message = f"{text!r} is not a symbol: it has no figure, and {body!r} is no issuing body that we know"
        raise ValueError(message)
    return [body, *elements]


def _stem_of(body: str) -> str:
    """Return the code of a body without what it is counted by: `IDB.51`, `TD(XI)`, `UNEP(DEPI)`."""
    stem = body.partition("(")[0].rstrip()
    return stem if stem in vocabulary().bodies else re.sub(r"[. ][0-9]+$", "", stem)


def _read_single(text: str) -> Components:
    body, *elements = _parts_of(text)
    stem = _stem_of(body)
    draft = _Draft(stem)
    counted = _COUNT.fullmatch(body.removeprefix(stem))
    close = _CLOSE.fullmatch(body)
    if close and close["code"] in vocabulary().close_sessions:
        draft.sessions.append(close["session"])
    elif stem not in vocabulary().bodies:
        draft.unclassified.append(body)
    elif counted:
        draft.sessions.append(counted["session"])
    for place, (element, following) in enumerate(pairwise([*elements, ""])):
        is_last = not following or _modifier(following) is not None
        _read_element(draft, element, is_first=not place, is_last=is_last)
    _settle_figures(draft)
    return Components(
        body=stem if counted else body,
        subsidiaries=tuple(draft.subsidiaries),
        session="/".join(draft.sessions) or None,
        state=draft.state,
        nature=draft.nature,
        number=draft.number,
        modifiers=tuple(draft.modifiers),
        unclassified=tuple(draft.unclassified),
    )


def _read_element(draft: _Draft, element: str, *, is_first: bool, is_last: bool) -> None:
    """Give one component its place; one that nothing knows is unclassified."""
    words = vocabulary()
    own = draft.own
    if (modifier := _modifier(element)) is not None and not is_first:
        draft.modifiers.append(modifier)
        return
    draft.unclassified += draft.modifiers  # what something follows amends nothing
    draft.modifiers.clear()
    if element in own or element.upper() in own:
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
        draft.unclassified.append(element)


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
    if draft.nature in vocabulary().registered_natures and _CASES.fullmatch(stem):
        draft.figures.append((element, True))
        return True
    if not _NUMBER.fullmatch(stem) and not (is_resolution and _LETTERED.fullmatch(stem)):
        if not re.fullmatch(_ROMAN, stem) or (is_last and not paren):
            return False
        draft.figures.append((element, is_last))
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
    code, dot, number = (found["stem"] if found else "").rpartition(".")
    number = number.removeprefix(" ")
    if found is None or not dot or not _SUBNUMBER.fullmatch(number):
        return False
    code = code.upper()
    is_own = code in draft.own
    paren = f"{found['blank']}{found['paren']}" if found["paren"] else ""
    if is_last and code in words.numbered_natures:
        draft.set_nature(code, number + paren)
        return True
    if is_last and is_own and draft.number is None:
        draft.subsidiaries.append(code)
        draft.number = number + paren
        return True
    if code in words.session_subsidiaries:
        draft.figures.append((number, False))
    session = _SESSION_PAREN.fullmatch(found["paren"] or "")
    if session:
        draft.sessions.append(session["session"])
    if is_own or code in words.numbered_subsidiaries:
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
    if (counted := _COUNTED_WORD.fullmatch(element)) and counted["code"] in draft.own:  # 44.COM
        draft.sessions.append(counted["session"])
        draft.subsidiaries.append(counted["code"])
        return True
    found = _ELEMENT.fullmatch(element)
    stem, paren = (found["stem"], found["paren"]) if found else (element, None)
    counted = _GLUED.fullmatch(stem)  # COP14, PC-58
    if not any(
        each in words.plain_subsidiaries or each in draft.own for each in (stem, counted["code"] if counted else "")
    ):
        return False
    session = _SESSION_PAREN.fullmatch(paren or "") or _COUNTED_PAREN.fullmatch(paren or "")
    if session:
        draft.sessions.append(session["session"])
    draft.subsidiaries.append(stem)
    return session is not None or paren is None


def _settle_figures(draft: _Draft) -> None:
    """Tell the number from the sessions before it."""
    before, after = draft.figures[: draft.before_nature], draft.figures[draft.before_nature :]
    registered = vocabulary().registered_natures
    if draft.nature in registered and after:
        draft.number, after = "/".join(_texts(after)), []
    elif draft.number is None and after and after[-1][1] and not (draft.state_is_last and len(after) == 1):
        draft.number = after.pop()[0]
    draft.sessions[:0] = _texts([*before, *after])


def _texts(figures: Iterable[tuple[str, bool]]) -> list[str]:
    return [text for text, _ in figures]
