"""What is told only once the tree stands: amendments, figures with their captions, preambles."""

from hexapla.readers.structure.amendments import mark_amendments
from hexapla.readers.structure.figures import join_figures
from hexapla.readers.structure.preamble import set_preambles
from hexapla.readers.structure.tree import Structure


def settle(structure: Structure, language: str) -> None:
    """Mark the amendments of a structure, join its figures, and set its preambles apart, in place."""
    for part in (structure.body, *structure.attachments):
        mark_amendments(part, language)
        join_figures(part, language)
    set_preambles(structure, language)
