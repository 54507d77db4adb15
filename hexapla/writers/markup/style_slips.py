"""Slips in a style sheet that browsers forgive in silence, so that the page only looks wrong (CSS Syntax Module Level 3, 2.2).

What properties there are and what each takes is what browsers know, `data/css.toml`; what is asked inside of `@supports`
may be newer.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import tinycss2
from tinycss2.ast import Declaration, Node

from hexapla.data_files import data_file
from hexapla.writers.markup.style_structure import Slip
from hexapla.writers.markup.style_words import no_property, no_selector, no_value, not_taken, perhaps, unknown


def slips(text: str, folder: Path, *, is_printed: bool = False) -> Iterator[Slip]:
    """Yield the slips of a sheet whose structure is whole; `folder` is where the files lie that it names.

    Of one for printed pages it is not judged what browsers know.
    """
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    yield from _of_rules(rules, folder, is_new=is_printed)


def _of_rules(nodes: Iterable[Node], folder: Path, *, is_new: bool = False, is_style: bool = True) -> Iterator[Slip]:
    """Yield the slips of rules and declarations; `is_new` of such as not every browser knows, `is_style` of those of elements."""
    for node in nodes:
        if node.type == "declaration":
            yield from _of_declaration(node, folder, is_known=is_style and not is_new)
            continue
        words = tinycss2.serialize(getattr(node, "prelude", ())).strip()
        if node.type == "error":
            yield Slip(
                node.source_line,
                "Here is neither a declaration, such as “color: red”, nor a rule: a colon or a brace may be missing.",
            )
        elif node.type == "at-rule":
            yield from _of_at_rule(node, folder, is_new=is_new)
        elif _begins_as_declaration(node.prelude):
            yield Slip(node.source_line, f"At “{_first_line(words)}” a semicolon is missing, or a colon is too many.")
        elif _chooses_nothing(node.prelude):
            yield Slip(node.source_line, no_selector(words))
        else:
            yield from _of_rules(_within(node), folder, is_new=is_new)


def _within(node: Node) -> list[Node]:
    found: list[Node] = tinycss2.parse_blocks_contents(node.content or (), skip_comments=True, skip_whitespace=True)
    return found


def _first_line(words: str) -> str:
    return words.partition("\n")[0].strip()


def _of_at_rule(node: Node, folder: Path, *, is_new: bool) -> Iterator[Slip]:
    name = node.lower_at_keyword
    if name == "import":
        yield Slip(node.source_line, "“@import” takes in nothing, for sheets are joined: write the rules here.")
    elif name not in (known := data_file("css")["at_rules"].split()) and not name.startswith("-"):
        yield Slip(node.source_line, unknown(f"@{name}", "rule", [f"@{each}" for each in known]))
    elif name != "property" and node.content is not None:
        is_style = name in ("media", "supports", "layer", "container", "scope", "starting-style")
        yield from _of_rules(_within(node), folder, is_new=is_new or name == "supports", is_style=is_style)


def _begins_as_declaration(prelude: Sequence[Node]) -> bool:
    """Tell whether what stands before a brace is `color: red` and more: no selector has a blank behind its colon."""
    first = [token for token in prelude if token.type != "comment"][:3]
    return [token.type for token in first] == ["ident", "literal", "whitespace"] and first[1].value == ":"


def _chooses_nothing(prelude: Sequence[Node]) -> bool:
    """Tell whether the signs before a brace can be no selector (Selectors Level 4, 18)."""
    tokens = [token for token in prelude if token.type != "comment"]
    pairs = zip(tokens, [*tokens[1:], None], strict=False)
    return tinycss2.serialize(tokens).rstrip()[-1:] in ("", ",") or any(
        one.value in "<;!" or (one.value == "." and getattr(other, "type", "") != "ident")
        for one, other in pairs
        if one.type == "literal"
    )


def _of_declaration(node: Declaration, folder: Path, *, is_known: bool) -> Iterator[Slip]:
    """Yield the slips of a declaration; `is_known` is true of one whose property and value browsers should know."""
    tokens = [token for token in node.value if token.type not in ("whitespace", "comment")]
    lost = [file for file in _files(node.value) if not (folder / file).is_file()]
    yield from (Slip(node.source_line, f"The file {file} is not there.") for file in lost)
    if node.lower_name.startswith("-"):
        return
    if not tokens:
        yield Slip(node.source_line, f"“{node.name}” has no value.")
    elif any(token.type == "literal" and token.value == ":" for token in tokens):
        words = f"{node.name}: {_first_line(tinycss2.serialize(node.value))}"
        yield Slip(node.source_line, f"At “{words}” a semicolon is missing, or a colon is too many.")
    elif is_known and node.lower_name not in data_file("css")["properties"]:
        yield Slip(node.source_line, no_property(node.name))
    elif is_known and (odd := not_taken(node.lower_name, tokens)):
        value = tinycss2.serialize(node.value).strip()
        yield Slip(node.source_line, no_value(value, node.name, perhaps(*odd)))


def _files(tokens: Iterable[Node]) -> Iterator[str]:
    """Yield the files beside the sheet that a value names."""
    for token in tokens:
        if token.type == "function" and token.lower_name == "url":
            address = next((each.value for each in token.arguments if each.type == "string"), "")
        else:
            address = token.value if token.type == "url" else ""
        if address and not address.startswith(("#", "/")) and ":" not in address:
            yield address.partition("#")[0]
        yield from _files(getattr(token, "arguments", ()))
