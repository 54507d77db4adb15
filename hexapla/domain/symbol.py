"""Document symbols: CAT/C/PER/FCO/7 taken apart, printed again, made a folder name and an address.

A symbol is its text; what it means is read from it, by the vocabulary in data/symbols.toml.
"""

import re
from dataclasses import astuple, dataclass, replace
from urllib.parse import quote

from hexapla.domain.symbol_grammar import read_components
from hexapla.domain.symbol_vocabulary import vocabulary

_STRAY = re.compile(r"(?<=\.) (?=[0-9])(?![^()]*\))")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Symbol:
    """One UN document symbol; `str()` gives back exactly the text it was read from.

    Of a joint document the components are those of its first part, and `parts` holds all.
    `session` is a session or a year, `nature` a code of data/symbols.toml (None where the
    symbol says none, as for State reports), `modifiers` stack from left to right; `unclassified` are the parts that no
    vocabulary knows.
    """

    text: str
    body: str
    subsidiaries: tuple[str, ...] = ()
    session: str | None = None
    state: str | None = None
    nature: str | None = None
    number: str | None = None
    modifiers: tuple[str, ...] = ()
    unclassified: tuple[str, ...] = ()
    reissue: str = ""
    parts: tuple["Symbol", ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Symbol":
        """Read a symbol; ValueError, with the reason, for a text that is none."""
        identifier = text.rstrip("*")
        parts = tuple(cls(single, *astuple(components)) for single, components in read_components(identifier))
        last = parts[-1]
        return replace(
            parts[0],
            text=text,
            modifiers=last.modifiers,
            unclassified=tuple(word for part in parts for word in part.unclassified),
            reissue=text[len(identifier) :],
            parts=parts if len(parts) > 1 else (),
        )

    def __str__(self) -> str:
        """Give the symbol as it was written."""
        return self.text

    @property
    def identifier(self) -> str:
        """The symbol without the asterisks of a reissue, which are no part of its name, and without stray blanks."""
        return _STRAY.sub("", self.text.removesuffix(self.reissue))

    @property
    def body_key(self) -> str:
        """The body as an id: `icc-asp`, `unep-depi`."""
        return re.sub(r"[^a-z0-9]+", "-", self.body.lower()).strip("-")

    @property
    def folder(self) -> str:
        """The name for files, folders and AKN numbers: CAT-C-PER-FCO-7, A-75-6_(Sect._3)."""
        return self.identifier.translate({0x2F: "-", 0x20: "_", 0x26: "_", 0x27: "_", 0x2013: "-"})

    @property
    def path_part(self) -> str:
        """The symbol inside a web address: slashes and parentheses stay, blanks become %20."""
        return quote(self.identifier, safe="/()")

    @property
    def series(self) -> str:
        """Everything before the modifiers: the document that they amend."""
        return self._without(len(self.modifiers))

    @property
    def parent(self) -> "Symbol | None":
        """What the last addendum, corrigendum or revision belongs to; None without one."""
        return Symbol.parse(self._without(1)) if self.modifiers else None

    @property
    def corrected(self) -> str | None:
        """The symbol of the document that a corrigendum corrects; None for what is no corrigendum."""
        is_corrigendum = bool(self.modifiers) and self.modifiers[-1].startswith("Corr.")
        return self._without(1) if is_corrigendum else None

    @property
    def year(self) -> int | None:
        """The year the symbol states; never that of a communication, which is of its registration."""
        stated = self.session or (self.number if self.state else None) or ""
        year = stated.partition("/")[0]
        return int(year) if _YEAR.fullmatch(year) else None

    @property
    def country(self) -> str | None:
        """The State's present ISO 3166-1 alpha-3 code: PHL where the symbol still says PHI."""
        return vocabulary().legacy_states.get(self.state, self.state) or None if self.state else None

    @property
    def head(self) -> str:
        """What the masthead prints large: all before the first slash."""
        return self.text.partition("/")[0]

    @property
    def tail(self) -> str:
        """What the masthead prints small: the first slash and all after it."""
        return self.text[len(self.head) :]

    def docs_url(self, language_code: str) -> str:
        """Return the address of the official document in one language."""
        return f"https://docs.un.org/{language_code}/{self.path_part}"

    @property
    def undocs_url(self) -> str:
        """The address that knows no language: what citations point to."""
        return f"https://undocs.org/{self.path_part}"

    def _without(self, count: int) -> str:
        tail = "".join(f"/{modifier}" for modifier in self.modifiers[len(self.modifiers) - count :])
        return self.identifier.removesuffix(tail)
