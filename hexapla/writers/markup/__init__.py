"""Blocks as HTML elements: what the pages of the PDF, the web and the e-book have in common."""
