"""The names of DrawingML in Word files, for the tests of drawings."""

from lxml.builder import ElementMaker

from hexapla.readers.word.names import w

SHAPES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "w": w("")[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
"""Addresses of the names, by their usual prefixes."""

A, C, W, WP, WPC, WPG, WPS = (ElementMaker(namespace=address, nsmap=SHAPES) for address in SHAPES.values())
