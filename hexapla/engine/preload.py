"""Loaded once by the server that processes are forked from: what examining and comparing documents needs."""

import hexapla.engine.concordances
import hexapla.pipeline
import hexapla.writers.web.edition
from hexapla.akn.schema import strict_schema

PRELOADED = (hexapla.engine.concordances, hexapla.pipeline, hexapla.writers.web.edition, strict_schema())
