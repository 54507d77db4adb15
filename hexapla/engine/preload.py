"""Imported once by the server that workers are forked from: the libraries every document needs."""

import hexapla.pipeline
import hexapla.writers.web.edition

PRELOADED = (hexapla.pipeline, hexapla.writers.web.edition)
