"""Templates say where, never what: Jinja's own syntax trees are walked for logic."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "templates"
WORD = FOLDER / "docx"  # filled by docxtpl, whose {%p … %} is no Jinja yet
NAMES = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.rglob("*")
    if path.suffix in (".html", ".xhtml", ".xml", ".opf") and WORD not in path.parents
)
WORD_NAMES = sorted(path.relative_to(FOLDER).as_posix() for path in WORD.rglob("*") if path.suffix in (".xml", ".rels"))

# Loops, "is it there", blocks and includes; nothing else.
ALLOWED = {
    "Template", "Output", "TemplateData", "Name", "Getattr", "Const", "For", "If", "Block", "Extends", "Include",
    "Tuple", "Or", "And", "Not", "With",
}  # fmt: skip
FILTERS = {"join", "length"}
TESTS = {"defined"}
ENGLISH = (
    "reports/",
    "html/catalogue",
    "html/parallel",
)  # reports, and what a report says inside a page, are in English


def is_allowed(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Filter):
        return node.name in FILTERS
    if isinstance(node, nodes.Test):
        return node.name in TESTS
    if isinstance(node, nodes.Getitem):
        return isinstance(node.arg, nodes.Const)
    return type(node).__name__ in ALLOWED


def wrong_nodes(source: str) -> list[str]:
    """What a template does that a template may not do, with the line where it does it."""
    found = Environment(autoescape=True).parse(source).find_all(nodes.Node)
    return [f"line {node.lineno}: {node}" for node in found if not is_allowed(node)]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_holds_no_logic(name):
    assert wrong_nodes((FOLDER / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", WORD_NAMES)
def test_a_word_template_holds_no_logic(name):
    source = (FOLDER / name).read_text(encoding="utf-8")
    for tag in ("p", "r", "tr", "tc"):
        source = source.replace("{%" + tag + " ", "{% ").replace("{{" + tag + " ", "{{ ")
    assert wrong_nodes(source) == []


@pytest.mark.parametrize(
    "source",
    ["{% set a = 1 %}", "{{ f(1) }}", "{{ a + 1 }}", "{% if language == 'fr' %}x{% endif %}", "{{ a | safe }}",
     "{% macro m() %}{% endmacro %}", "{{ 'a' if b else 'c' }}", "{% import 'x' as y %}", "{% if a in b %}x{% endif %}",
     "{{ a[b] }}", "{% if a is even %}x{% endif %}", "{{ a ~ b }}"],
)  # fmt: skip
def test_logic_in_a_template_is_seen(source):
    assert wrong_nodes(source)


def test_templates_are_found_at_all():
    assert {"html/document.html", "pdf/document.html", "epub/chapter.xhtml", "reports/findings.html"} <= set(NAMES)
    assert "docx/word/document.xml" in WORD_NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_template_names_no_language_and_no_place_in_the_network(name):
    source = (FOLDER / name).read_text(encoding="utf-8")
    assert 'lang="en"' not in source or name.startswith(ENGLISH), "the language is the edition's"
    assert "<script src=" not in source or name.startswith("desk/"), (
        "the desk serves its script itself, editions hold theirs"
    )
    assert "@import" not in source
