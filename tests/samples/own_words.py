"""Words of English that no sentence in French has, for tests that look for what was left untranslated."""

import re

ENGLISH = frozenset(
    {"the", "is", "are", "was", "were", "be", "it", "its", "and", "of", "not", "that", "this", "these", "those", "which", "with",
     "from", "there", "here", "have", "has", "had", "cannot", "could", "should", "must", "write", "take", "look", "at", "by", "for",
     "to", "your", "you", "put", "give"}
)  # fmt: skip


def quoted(text: str) -> list[str]:
    """What a sentence quotes of a document, or of a file."""
    return re.findall(r"[“«'\"]\s*(.+?)\s*[”»'\"]", text)


def english_words(text: str, *known: str) -> set[str]:
    """The words of a French sentence that are English; what is quoted, and `known`, is left out."""
    for each in sorted(known, key=len, reverse=True):
        text = text.replace(each, " ")
    text = re.sub(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|'[^']*'|(?:python3 build\.py|--)\S*|\S+/\S*", " ", text)
    return set(re.findall(r"[A-Za-z]+", text.casefold())) & ENGLISH
