"""The reports of a document as the desk shows them: in its language, with what is done at the desk; what they quote as it is."""

from lxml import etree, html

from hexapla.codes import in_language
from hexapla.findings import Finding, Severity
from hexapla.translation import page_text_in

_QUOTING = ("q", "code", "style")
"""What holds words of documents, of the command line and of style sheets."""


def report_in(data: bytes, language: str) -> bytes:
    """Return a report, which is in English and speaks of the terminal, as the desk says it in a language."""
    page = html.document_fromstring(data.decode())
    for each in page.iter("li"):
        if each.find("p[@class='message']") is not None:
            _say_finding(each, language)
    for command in list(page.iterfind(".//p[@class='settle']")):  # things are settled on the page of the document
        if (around := command.getparent()) is not None:
            around.remove(command)
    for element in page.iter(etree.Element):
        holder = element.getparent()
        if element.text and not _is_quoted(element):
            element.text = page_text_in(element.text, language)
        if element.tail and holder is not None and not _is_quoted(holder):
            element.tail = page_text_in(element.tail, language)
        if label := element.get("aria-label"):
            element.set("aria-label", page_text_in(label, language))
    page.set("lang", language)
    return bytes(html.tostring(page, encoding="utf-8", doctype="<!doctype html>"))


def _is_quoted(element: etree._Element) -> bool:
    """Tell whether the words in an element are not ours; terms that were learnt stand in a table of their own."""
    around = [element, *element.iterancestors()][:-1]
    is_learnt = element.tag == "td" and any(each.get("class") == "pairs" for each in around)
    return is_learnt or any(each.tag in _QUOTING or each.get("lang") for each in around)


def _say_finding(entry: etree._Element, language: str) -> None:
    """Say what a finding is and what it asks for."""
    message, remedy = entry.find("p[@class='message']"), entry.find("p[@class='remedy']")
    if message is not None and remedy is not None:
        code = entry.findtext("p/code") or ""
        stored = Finding(code=code, severity=Severity.INFO, message=message.text or "", remedy=remedy.text or "")
        said = in_language(stored, language)
        message.text, remedy.text = said.message, said.remedy
