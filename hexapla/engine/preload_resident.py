"""Loaded once by the server that the processes of a resident engine are forked from; they keep what they have read."""

from hexapla.engine.preload_pages import PAGES
from hexapla.remembered import Remembered

Remembered.kept = 16

RESIDENT = PAGES
