"""The lines of a first page that say when and where a body met."""

import re

from hexapla.catalogue import language as language_of
from hexapla.dates import find_day
from hexapla.domain.label_patterns import matches
from hexapla.readers.masthead.slots import without_marks

_COMMA = re.compile("[,،]")
_WORDS = re.compile(r"[^\W\d_]+")
_PLACE = 4
"""Words that the name of a place has not."""

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*(?:года?|г\.|年.*))?$")
_PERIOD = re.compile(r"(?:19|20)\d\d ?[-\u2010-\u2015/] ?(?:\d\d|(?:19|20)\d\d)(?!\d)")
"""Years that a title is about (`2028-2031`), not the days of a session."""

_WHERE = re.compile(r"(?:[^\d\W][^\d,،():;]{1,38}[,،] ){1,3}\d.{1,40}", re.DOTALL)
"""One to three names of places, then days; in brackets they belong to the title above them."""

_WHERE_BEHIND = re.compile(r"\d[^,，،]{3,40}[,，،] ?[^\d\W][^\d,，،():;]{1,38}")
"""Days, then a place, as Chinese has them."""

_LONGEST_JOINT = 4
"""Letters of a word between days: `to`, `años`, `года`."""


def says_when(text: str, above: str, language: str) -> bool:
    """Tell whether a line says when the meeting was that the line above it names."""
    return matches("meeting", above, language) and find_day(text, language_of(language)) is not None


def may_say_when(text: str) -> bool:
    """Tell whether a line ends with a year and has another number that is none, or a comma few words before it: days of a session in any words."""
    dated = _PERIOD.sub("", text)
    years = re.findall(r"\d+", dated)
    behind = _COMMA.split(dated)[-1].split()
    is_alone = len(years) == 1 and "," in dated and len(behind) <= _PLACE
    return _YEAR.search(dated) is not None and (is_alone or any(len(each) < len("2026") for each in years))


def says_where(text: str, language: str) -> bool:
    """Tell whether a line says where and on which days a body met, or the days alone: `New York, 3 and 4 May 2021`, `14 June–9 July 2027`."""
    bare = without_marks(text)
    is_placed = _WHERE.fullmatch(bare) is not None or _WHERE_BEHIND.fullmatch(bare) is not None
    return (is_placed or _are_days(bare, language)) and find_day(text, language_of(language)) is not None


def _are_days(text: str, language: str) -> bool:
    """Tell whether a line begins with a figure, and its words are months and what joins days."""
    months = _WORDS.findall(" ".join(month.text.casefold() for month in language_of(language).months))
    words = _WORDS.findall(text.casefold())
    return text[:1].isdigit() and all(len(word) <= _LONGEST_JOINT or word in months for word in words)


def is_place_below(text: str, above: str, highest: str, language: str) -> bool:
    """Tell whether a line is the place below the days of a meeting, which the line above those names."""
    return says_when(above, highest, language) and len(text.split()) < _PLACE
