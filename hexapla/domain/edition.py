"""Editions: which languages stand in a publication, and in which order."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """One language, or several side by side; the order is the column order and the folder name."""

    languages: tuple[str, ...]

    @classmethod
    def parse(cls, name: str) -> "Edition":
        """Return the edition called `en` or `en-fr`; ValueError for a repeated or empty language."""
        languages = tuple(name.split("-"))
        if not all(languages) or len(set(languages)) != len(languages):
            message = f"{name!r} is not an edition: write one language (en) or several (en-fr)"
            raise ValueError(message)
        return cls(languages)

    @property
    def is_parallel(self) -> bool:
        """True when more than one language stands side by side."""
        return len(self.languages) > 1

    @property
    def pairs(self) -> tuple["Edition", ...]:
        """The pairs of languages that stand side by side: the first with each other one."""
        return tuple(Edition((self.languages[0], other)) for other in self.languages[1:])

    def __str__(self) -> str:
        """Give the folder name: `en`, `en-fr`."""
        return "-".join(self.languages)
