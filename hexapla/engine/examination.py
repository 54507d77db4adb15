"""A document examined: what the first three stages yield, as plain data of any process."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hexapla.errors import HexaplaError
from hexapla.findings import Finding


@dataclass(frozen=True)
class Examination:
    """A document after the first three stages.

    `canonical` are its languages as canonical XML, `media` its pictures by their name below its folder in `out/`,
    `facts` what the catalogue shows of it, `letters` how much text each language has, annexes apart; `unreadable` says of
    the languages whose sources cannot be read why.
    """

    symbol: str
    folder: str
    canonical: Mapping[str, bytes]
    media: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    facts: Mapping[str, Any]
    letters: Mapping[str, int]
    unreadable: Mapping[str, HexaplaError]

    def size(self, languages: Iterable[str]) -> int:
        """Return how many bytes some of its languages have."""
        return sum(len(self.canonical[code]) for code in languages)
