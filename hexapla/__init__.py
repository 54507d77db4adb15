"""Hexapla: United Nations documents from their texts to every edition.

The public API is what `__all__` names; everything else may change.  Names are imported when they are first used.
"""

from importlib import import_module

__all__ = ["Edition", "Finding", "HexaplaError", "Language", "Project", "Report", "Symbol", "__version__", "build"]

_HOMES = {
    "Edition": "hexapla.domain.edition",
    "Finding": "hexapla.findings",
    "HexaplaError": "hexapla.errors",
    "Language": "hexapla.domain.language",
    "Project": "hexapla.project.layout",
    "Report": "hexapla.engine.report",
    "Symbol": "hexapla.domain.symbol",
    "__version__": "hexapla.version",
    "build": "hexapla.engine.building",
}

TYPE_CHECKING = False  # what `typing` has, which takes longer to load than this
if TYPE_CHECKING:
    from hexapla.domain.edition import Edition
    from hexapla.domain.language import Language
    from hexapla.domain.symbol import Symbol
    from hexapla.engine.building import build
    from hexapla.engine.report import Report
    from hexapla.errors import HexaplaError
    from hexapla.findings import Finding
    from hexapla.project.layout import Project
    from hexapla.version import __version__


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        message = f"module 'hexapla' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
