"""The vocabulary of document symbols: the codes of data/symbols.toml, arranged for looking up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hexapla.data_files import data_file
from hexapla.domain.states import states


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
    close_sessions: frozenset[str]
    legacy_states: Mapping[str, str]

    @property
    def states(self) -> frozenset[str]:
        """Every code of a State, present or past."""
        return frozenset(states()) | frozenset(self.legacy_states)

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
        close_sessions=frozenset(data["sessions"]["close"]),
        legacy_states=data["states"],
    )
