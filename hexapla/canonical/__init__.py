"""From readings to canonical documents: facts settled over all languages, then one AKN file each."""

from hexapla.canonical.document import canonicalise
from hexapla.canonical.settle import Settled, settle

__all__ = ["Settled", "canonicalise", "settle"]
