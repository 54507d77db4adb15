"""Organs that issue documents, and the instruments that treaty bodies watch over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hexapla.domain.language import Phrase


@dataclass(frozen=True)
class Organ:
    """One issuing body: its key, the symbol prefixes it owns, its names by language.

    `key` is the AKN actor without `un-` (`cat`); `prefixes` are symbol beginnings (`CAT/C`), the
    longest match wins; `masthead` are the names that the masthead prints in large type (the
    treaty, or the principal organ), with `|` at the measured line breaks; `committee` is the name
    printed under the masthead; `masthead_style` is `organ` (20 pt) or `treaty` (17 pt).
    `resolutions` are the symbols of its resolutions by how their numbers are written: `year` 242 (1967), `roman`
    1514 (XV), `slash` 70/1.
    """

    key: str
    prefixes: tuple[str, ...]
    masthead_style: str
    masthead: Mapping[str, Phrase]
    committee: Mapping[str, Phrase]
    resolutions: Mapping[str, str] = field(default_factory=dict)
