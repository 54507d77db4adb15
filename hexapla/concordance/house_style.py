"""The rules of houses by which two languages write one value in two ways: words and figures, decimals."""

from hexapla.concordance.facts import Fact
from hexapla.concordance.grammar import Grammar


def house_style(first: Fact, second: Fact, grammars: tuple[Grammar, Grammar]) -> str | None:
    """Return the rule of a house that explains why one value is written in two ways."""
    if first.kind != second.kind:
        return None
    if ("decimals" in first.context) != ("decimals" in second.context):
        brief = 1 if "decimals" in first.context else 0
        return grammars[brief].rules["decimals"]
    if first.form == second.form:
        return None
    return _why_words(first, grammars[0]) if first.form == "words" else _why_words(second, grammars[1])


def _why_words(worded: Fact, rules: Grammar) -> str:
    """Return the rule by which a language writes a number in words where the other has figures."""
    if "start" in worded.context:
        return rules.rules["start"]
    if "duration" in worded.context and rules.durations_in_words:
        return rules.rules["duration"]
    if worded.value.isdigit() and int(worded.value) < rules.words_below:
        return rules.rules["below"]
    return "one language writes the number in words, the other in figures"
