"""Languages of the United Nations and the phrases that each puts on a page."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import filterfalse


def folded(text: str) -> str:
    """Return a text as it is compared: small letters, no accents, which old capitals lack, one kind of apostrophe."""
    apart = unicodedata.normalize("NFD", text).replace("’", "'")
    return "".join(filterfalse(unicodedata.combining, apart)).casefold()


class Origin(StrEnum):
    """Where a phrase of our data files comes from, best evidence first."""

    MEASURED = "measured"  # read in a real UN file
    SEEN = "seen"  # seen in a public source
    OURS = "ours"  # our own words: interface labels, the standing line
    UNCONFIRMED = "unconfirmed"  # general knowledge; the office must confirm it
    OFFICE = "office.toml"  # stated by this office
    CONFIRMED = "confirmed"  # confirmed by this office in office.toml
    STATED = "document.toml"  # stated for this document
    ASSUMED = "assumed"  # taken from another language of the same document


@dataclass(frozen=True)
class Phrase:
    """A fixed phrase of one language, with the evidence for it."""

    text: str
    origin: Origin


@dataclass(frozen=True)
class Language:
    """One official language: codes, script facts and its phrases, all read from data.

    `code` is ISO 639-1 (`fr`), `alpha3` ISO 639-2/T as AKN wants it (`fra`), `letter` the
    job number's language letter (`F`), `word_tag` the tag Word writes (`fr-FR`),
    `direction` `ltr` or `rtl`.
    """

    code: str
    alpha3: str
    letter: str
    word_tag: str
    direction: str
    native_name: str
    english_name: str
    phrases: Mapping[str, Phrase]
    labels: Mapping[str, str]
    names: Mapping[str, Phrase]
    months: tuple[Phrase, ...]
    facts: Mapping[str, object]

    def phrase(self, key: str) -> Phrase:
        """Return the phrase of this key; KeyError for one the data files lack (a bug of ours)."""
        return self.phrases[key]

    def label(self, key: str) -> str:
        """Return an interface word of ours, such as `contents` or `copy_link`."""
        return self.labels[key]
