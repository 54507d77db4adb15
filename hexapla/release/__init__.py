"""Releases: what leaves the house, each language by itself, with its record and its checksums."""
