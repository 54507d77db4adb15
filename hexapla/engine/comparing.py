"""Comparing two languages of a document as a task of the pool."""

from hexapla.domain.edition import Edition
from hexapla.engine.comparison import Compared, Comparison
from hexapla.engine.documents import Document
from hexapla.engine.pool import Task


def comparison(document: Document, pair: Edition) -> Task:
    """Return the task of comparing two languages of a document."""
    examined, work, project = document.examined, document.work, document.project
    given = Comparison(
        pair=str(pair),
        documents=tuple((code, examined.canonical[code]) for code in pair.languages),
        exceptions=work.config.align,
        accepted=work.accepted,
        path=project.sources / "glossary.toml",
        glossary=project.glossary,
        symbol=examined.symbol,
        folder=examined.folder,
        census=tuple(examined.facts["census"]),
        is_meaning_asked=document.request.meaning,
    )
    size = sum(len(data) for _, data in given.documents)
    return Task(f"{examined.folder} {pair}", compare, (given,), size)


def compare(given: Comparison) -> Compared:
    """Compare two languages, in whatever process this is."""
    from hexapla.engine.concordances import compared  # late as the stages are: processes have loaded it

    return compared(given)
