"""The lines between the masthead and the text: committee, session, agenda item, title and what stands below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hexapla.akn.reading import Slot
from hexapla.catalogue import language as language_of
from hexapla.domain.label_patterns import matches
from hexapla.domain.states import is_state_name
from hexapla.readers.masthead.days import is_place_below, may_say_when, says_when, says_where
from hexapla.readers.masthead.resolutions import LONGEST_LINE, is_resolution, resolution_title
from hexapla.readers.masthead.slots import (
    UNKNOWN,
    folded_line,
    is_body_name,
    is_phrase,
    job_number_of,
    key_of,
    pieces_of,
    says_session,
    without_marks,
)
from hexapla.readers.structure.labels import ends_sentence, split_label
from hexapla.readers.structure.lines import RANKS, Line

_MOST_LINES = 16
_LONGEST_NAME = 9
"""Words of the name of a State."""

_LONGEST_SUBTITLE = 40
"""Letters of `Report of the Secretary-General` below a title; a longer line is the title below the name of an item."""

_SHORTEST = 3
"""Letters of a line that says something."""

_BLANKS = re.compile(r"[ \t]+")
_BARE_NUMBER = re.compile(r"(?:ES-|S-)?\d{1,4}/(?:\d{1,4}|…|\.{3})")
_ITEM = re.compile(r"\d{1,3}")
TITLES = ("title", "chapter")
"""The styles of titles in the templates of the United Nations."""

_BELOW_TITLES = frozenset(RANKS) - frozenset(TITLES)
"""The styles of what stands below a title there: who reports."""

_ASKS = ("?", "？", "؟")
"""The end of a title that asks; a text does not begin with a question."""

_QUOTES = frozenset('“«„"《「')
"""The beginning of a quotation: the name of an agenda item is none, nor does it ask."""

_REPEATED = frozenset({"session", UNKNOWN, "subtitle"})
_OWN_WORDS = ("subtitle", "adopted", "session", "meeting")
"""Kinds of lines that are of the front, whatever label they seem to begin with."""


def front_slots(lines: Sequence[Line], language: str, slots: Sequence[Slot]) -> tuple[list[Slot], int]:
    """Return the slots of the lines below a masthead, and how many lines they take."""
    own = list(_front(lines, language))
    following = lines[len(own)] if len(own) < len(lines) else None
    above = slots[-1].text if slots else ""
    front = _Front(language, {slot.key for slot in slots} - _REPEATED, own, above, following)
    count = next((index for index, key in enumerate(front.keys) if key is None), len(front.lines))
    is_untitled = "title" not in front.keys and (front.is_adopted or is_resolution(slots))
    if is_untitled and count == len(front.lines) and count < len(lines):
        title = resolution_title(lines, count, language)
        if title is not None:
            return [*front.slots(), title], count + 1
        front.name_adopted()
    return _with_committee(front.slots(), slots, language), count


def _with_committee(found: list[Slot], above: Sequence[Slot], language: str) -> list[Slot]:
    """Return the lines with the body above the first session as the committee, where the masthead names another body alone."""
    if any(slot.key == "committee" for slot in (*found, *above)):
        return found
    for name, session in pairwise(found[:2]):
        is_again = any(folded_line(name.text) in folded_line(slot.text) for slot in above)
        is_over = (name.key, session.key) == ("session", "session") and says_session(session.text, language)
        if is_over and not is_again and is_body_name(name.text, language) and not says_session(name.text, language):
            return [replace(name, key="committee"), *found[1:]]
    return found


class _Front:
    """The lines that may belong to the front, and what each of them is."""

    def __init__(self, language: str, taken: set[str], lines: list[Line], above: str, following: Line | None) -> None:
        self.language, self.taken, self.lines, self.above = language, taken, lines, above
        label = split_label(following.text, language) if following is not None else None
        self.is_over_heading = label is not None and (label.kind == "heading" or label.label in ("I.", "一、"))
        self.keys: list[str | None] = []
        for line in lines:
            self.keys.append(self._known(line))
        self._name_committee()
        self._find_title()

    @property
    def is_adopted(self) -> bool:
        """True where a line says who adopted the text."""
        return any(matches("adopted", line.text, self.language) for line in self.lines)

    def name_adopted(self) -> None:
        """Take the line that says who adopted the text as its title: it has no other."""
        for index, line in enumerate(self.lines):
            if self._says_who(line.text):
                self.keys[index] = "title"
                return

    def slots(self) -> list[Slot]:
        """Return the slots of the lines up to the first that is nothing of the front."""
        found: list[Slot] = []
        for line, key in zip(self.lines, self.keys, strict=True):
            if key is None:
                break
            words = _BLANKS.sub(" ", line.text)
            found += [Slot(key, each, line.number) for each in (self._pieces(words) if key == "session" else [words])]
        return found

    def _pieces(self, text: str) -> list[str]:
        """Return the lines of sessions and agenda items that a line consists of; the line where it is one."""
        pieces = pieces_of(text, self.language, frozenset(), is_cell=True)
        return [words for _, words in pieces] if pieces and all(key == "session" for key, _ in pieces) else [text]

    def _known(self, line: Line) -> str | None:
        """Return the slot of a line that its words tell; a line with a year under a session says when and where."""
        text = line.text
        taken = self.taken | {key for key in self.keys if key and key not in _REPEATED}
        if "date" not in taken and key_of(text, self.language, taken) == "date":
            return "date"
        if matches("title", text, self.language):
            return None
        if self._is_session(text):
            return "session"
        is_series = matches("official_records", text, self.language)
        if is_series or job_number_of(text) is not None or text.startswith("*") or len(text) < _SHORTEST:
            return UNKNOWN
        key = "committee" if self._is_committee(text, taken) else key_of(text, self.language, taken)
        if key is None and is_phrase(text, self.language):
            return "session"
        return key if key not in ("language", "symbol") else None

    def _is_session(self, text: str) -> bool:
        """Tell whether a line says which session, item or adoption, or when and where the session was."""
        above = self.lines[len(self.keys) - 1].text if self.keys else ""
        bare = without_marks(text)
        if self.lines[len(self.keys)].style in TITLES and "session" in self.keys:  # a title, which may speak of one
            return any(matches(kind, bare, self.language) for kind in ("adopted", "meeting"))
        is_told = any(matches(kind, bare, self.language) for kind in ("agenda", "adopted", "meeting"))
        if is_told or says_session(bare, self.language) or says_where(text, self.language):
            return True
        pieces = pieces_of(text, self.language, frozenset(), is_cell=True)
        if pieces and all(key == "session" for key, _ in pieces):
            return True
        if text[:1] in "[［" and matches("adopted", above, self.language):
            return True
        highest = self.lines[len(self.keys) - 2].text if len(self.keys) > 1 else ""
        if is_place_below(text, above, highest, self.language) or says_when(text, above, self.language):
            return True
        is_below = bool(self.keys and self.keys[-1] == "session")
        return is_below and len(text) < LONGEST_LINE // 4 and may_say_when(text)

    def _is_committee(self, text: str, taken: set[str]) -> bool:
        """Tell whether a line between a session and an agenda item is the name of the body that sat."""
        above, following = self.lines[: len(self.keys)], self.lines[len(self.keys) + 1 :]
        is_between = (
            self._names("agenda", following) and self._names("session", above) and not self._names("agenda", above)
        )
        return is_between and "committee" not in taken and is_body_name(text, self.language)

    def _texts(self) -> list[str]:
        return [line.text for line in self.lines]

    def _names(self, kind: str, lines: Sequence[Line]) -> bool:
        return any(matches(kind, line.text, self.language) for line in lines)

    def _name_committee(self) -> None:
        """Take the lines above the first session as the names of committees, the first of them as the committee's."""
        first = next((index for index, key in enumerate(self.keys) if key == "session"), 0)
        for index in range(first):
            if self.keys[index] is None:
                self.keys[index] = "session" if self._has("committee") else "committee"
        unknown = [index for index, key in enumerate(self.keys) if key is None]
        if unknown and not self._has("committee") and is_body_name(self.lines[unknown[0]].text, self.language):
            name = folded_line(self.lines[unknown[0]].text)
            below = [folded_line(self.lines[index].text) for index in unknown[1:]]
            if name and any(name in line and name != line for line in below):
                self.keys[unknown[0]] = "committee"

    def _has(self, key: str) -> bool:
        return key in self.taken or key in self.keys

    def _name_items(self) -> None:
        """Take what stands above the line that says who adopted the text as items of the agenda, its bare number too."""
        adopted = [index for index, line in enumerate(self.lines) if self._says_who(line.text)]
        for index, line in enumerate(self.lines):
            is_above = bool(adopted) and index < adopted[0]
            if self.keys[index] is None and (is_above or _BARE_NUMBER.fullmatch(line.text)):
                self.keys[index] = "session"

    def _says_who(self, text: str) -> bool:
        return text[:1] not in "[［" and matches("adopted", text, self.language)

    def _find_title(self) -> None:
        """Find the title, behind the names of the agenda items, and take the lines below it that belong to it."""
        self._name_items()
        lines = [index for index, key in enumerate(self.keys) if key is None]
        if not lines or any(says_when(below, above, self.language) for above, below in pairwise(self._texts())):
            return  # records of meetings have no title
        unknown = [index for index in lines if not matches("sponsors", self.lines[index].text, self.language)]
        title = self._title(unknown or lines)
        for index in lines:
            if index < title:
                is_body = not self._has("committee") and is_body_name(self.lines[index].text, self.language)
                self.keys[index] = "committee" if is_body else "session"
        self.keys[title] = "title"
        last = title
        for index in range(title + 1, len(self.lines)):
            is_state = index == title + 1 and is_state_name(self.lines[index].text, self.language)
            if self.keys[index] is not None or is_state or self._is_subtitle(index):
                last = index
        if last == len(self.lines) - 2 and self.keys[-1] is None and self.is_over_heading:
            last += 1
        for index in range(title + 1, last + 1):
            self.keys[index] = self.keys[index] or "subtitle"

    def _title(self, unknown: Sequence[int]) -> int:
        """Return the index of the title: a line that says so or has the style of one, the first that is set in, the first behind names of items."""
        first = unknown[0]
        if (told := self._told_title(unknown)) is not None:
            return told
        if len(unknown) > 1 and is_state_name(self.lines[first].text, self.language):
            return unknown[1]
        above = self._pieces(self.lines[first - 1].text if first else self.above)[-1]
        is_quoted = self.lines[first].text[:1] in _QUOTES or self.lines[first].text.endswith(_ASKS)
        if is_quoted or not matches("agenda", above, self.language):
            return first
        is_plain = [index for index in unknown if not self.lines[index].tabs]
        set_in = next((index for index in unknown if self.lines[index].tabs), None)
        if set_in is not None and first in is_plain:
            return set_in
        items = max(1, len(set(_ITEM.findall(above))))
        rest = [index for index in unknown[items:] if not self._is_subtitle(index)]
        if rest and all(key is None for key in self.keys[first : rest[0]]):
            return self._longer_of(rest[0], first)
        longest = _LONGEST_SUBTITLE // (1 if language_of(self.language).facts["word_separator"] else 3)
        return next((index for index in unknown[1:] if len(self.lines[index].text) > longest), first)

    def _told_title(self, unknown: Sequence[int]) -> int | None:
        """Return the index of the line that says it is a title, or has the style of one; what stands below such a line in a lower style is none."""
        said = next((index for index in unknown if matches("title", self.lines[index].text, self.language)), None)
        styled = [index for index in unknown if self.lines[index].style in TITLES]
        if said is not None and not (styled and styled[0] < said and self.lines[said].style in _BELOW_TITLES):
            return said
        is_one = len(styled) == 1 if styled[:1] == unknown[:1] else self.lines[unknown[0]].style not in RANKS
        return styled[0] if styled and is_one else None

    def _longer_of(self, index: int, first: int) -> int:
        """Return the line above a name of a State: `Report of the Working Group` over `Canada` is the title."""
        is_name = index - 1 >= first and len(self.lines[index].text.split()) <= _LONGEST_NAME
        if not is_name or not self._is_subtitle(index - 1):
            return index
        self.keys[index] = "subtitle"
        return index - 1

    def _is_subtitle(self, index: int) -> bool:
        return matches("subtitle", without_marks(self.lines[index].text), self.language)


def _front(lines: Sequence[Line], language: str) -> Iterator[Line]:
    """Yield the lines that may belong to the front: notes above it, then what is short, no sentence, has no label."""
    opening: tuple[str, ...] = ("[", "*")
    for above, line in pairwise([Line(0, ""), *lines[:_MOST_LINES]]):
        text = line.text
        kind = split_label(text, language).kind
        if line.block is not None or not text:
            return
        is_text = kind in ("text", "part") or any(matches(each, text, language) for each in _OWN_WORDS)
        if not is_text or len(text) > LONGEST_LINE or text.startswith("|") or matches("contents", text, language):
            return
        is_said = text.startswith(opening) or any(
            matches(each, text, language) for each in ("title", "resolution_number")
        )
        is_said = is_said or line.style in TITLES or text.endswith(_ASKS)
        if ends_sentence(text) and not (is_said or says_when(text, above.text, language)):
            return
        if not text.startswith("*"):
            opening = ("[",)
        yield line
