"""Make `hexapla/data/css.toml`, what browsers know of style sheets: `PYTHONPATH=. .venv/bin/python docs/make_css.py`.

It asks a browser for every property that it has, and which of the words in its own program each of them takes alone.  It
needs what the tests of the desk need: Playwright, and Chromium (HEXAPLA_BROWSER is its program, or a script beside it).
"""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

DATA = Path(__file__).parent.parent / "hexapla" / "data" / "css.toml"
HEAD = """\
# What browsers know of style sheets, by which slips are found in ours: each property, with what it takes alone.
# Made by docs/make_css.py of what a browser answers; do not edit it.  <word> is any word, <colour> the name of a colour.
"""
KINDS = {"<length>": "5px", "<number>": "5", "<percentage>": "5%", "<angle>": "5deg", "<time>": "5s", "<colour>": "red"}
AT_RULES = """
charset color-profile container counter-style font-face font-feature-values font-palette-values footnote import keyframes
annotation character-variant historical-forms ornaments styleset stylistic swash layer media namespace page position-try property scope starting-style supports view-transition
top-left-corner top-left top-center top-right top-right-corner bottom-left-corner bottom-left bottom-center bottom-right
bottom-right-corner left-top left-middle left-bottom right-top right-middle right-bottom
"""
"""Rules that begin with @, those of pages too (CSS Paged Media Module Level 3)."""

BESIDE = [
    "font-feature-settings: 'liga' {}",
    "border-image-slice: 1 {}",
    "text-indent: 1em {}",
    "justify-content: {} center",
    "align-items: {} baseline",
    "scroll-snap-type: x {}",
    "grid-auto-flow: row {}",
    "text-emphasis-style: {} dot",
    "offset-rotate: {} 5deg",
    "transition: color 1s {}",
    "hanging-punctuation: first {}",
    "text-underline-position: {} left",
    "text-box: trim-both {} alphabetic",
    "font-synthesis: {} weight",
    "contain-intrinsic-size: {} 5px",
    "grid-template-columns: {} [a]",
]
"""Values of which one word is tried, for such as stand beside others alone."""

ELSEWHERE = {
    "block-step": "none <length>", "bookmark-label": "<word>", "bookmark-level": "none <number>", "bookmark-state": "open closed",
    "float": "footnote", "font-smooth": "auto never always <length>", "font-synthesis-position": "auto none",
    "hanging-punctuation": "none first force-end allow-end last", "hyphenate-limit-lines": "no-limit <number>",
    "hyphenate-limit-last": "none always column page spread", "hyphenate-limit-zone": "<length> <percentage>",
    "image-rendering": "crisp-edges", "line-clamp": "none <number>", "margin-trim": "none block inline block-start block-end",
    "mask-border": "none", "ruby-merge": "separate merge auto", "ruby-overhang": "auto none", "string-set": "<word>",
    "text-align": "match-parent justify-all", "text-align-last": "match-parent", "text-autospace": "normal no-autospace auto",
    "text-decoration-skip": "none auto", "text-group-align": "none start end left right center", "text-justify": "auto none inter-word inter-character",
    "text-transform": "full-width full-size-kana", "white-space-collapse": "preserve-spaces", "wrap-before": "auto avoid",
    "wrap-after": "auto avoid", "wrap-inside": "auto avoid",
}  # fmt: skip
"""What other browsers and readers of e-books know, and of which this one does not, by their documentation (MDN, W3C)."""

WORD = re.compile(rb"[a-z][a-z0-9-]{1,34}(?=\0)")
ASKS = """
([candidates, kinds, beside]) => {
  const own = [...Object.getOwnPropertyNames(CSSStyleDeclaration.prototype), ...Object.keys(document.body.style)];
  const names = own.filter(name => !/^(cssFloat|webkit|Webkit|epub)/.test(name))
    .map(name => name.replace(/[A-Z]/g, sign => "-" + sign.toLowerCase()));
  const known = [...new Set([...names, "float"])].filter(name => CSS.supports(name, "inherit")).sort();
  const isColour = word => CSS.supports("color", word);
  const everywhere = new Set(["inherit", "initial", "unset", "revert", "revert-layer", "revert-rule"]);
  const words = candidates.filter(word => !everywhere.has(word));
  const takes = name => {
    if (CSS.supports(name, "xyzzy")) return ["<word>"];
    const found = Object.keys(kinds).filter(kind => CSS.supports(name, kinds[kind]));
    const hides = word => found.includes("<colour>") && isColour(word);
    return [...found, ...words.filter(word => CSS.supports(name, word) && !hides(word))];
  };
  const colours = words.filter(word => isColour(word));
  const stands = (word, each) => CSS.supports(...each.replace("{}", word).split(": "));
  const others = words.filter(word => beside.some(each => stands(word, each)));
  return [Object.fromEntries(known.map(name => [name, takes(name)])), colours, others];
}
"""


def known(program: Path) -> tuple[Mapping[str, Sequence[str]], Sequence[str], Sequence[str]]:
    """Return the properties of a browser with what each takes alone, the names of colours, and words that stand beside others."""
    candidates = sorted({word.decode() for word in WORD.findall(program.read_bytes())})
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("HEXAPLA_BROWSER"), args=["--no-sandbox"])
        found = browser.new_page().evaluate(ASKS, [candidates, KINDS, BESIDE])
        browser.close()
    properties, colours, others = found
    return properties, colours, others


def content(properties: Mapping[str, Sequence[str]], colours: Sequence[str], others: Sequence[str]) -> str:
    """Return the file as it should be."""
    all_known = {
        name: [*properties.get(name, ()), *ELSEWHERE.get(name, "").split()] for name in {**properties, **ELSEWHERE}
    }
    lines = [f'{name} = "{" ".join(dict.fromkeys(words))}"' for name, words in sorted(all_known.items())]
    lists = {"at_rules": AT_RULES.split(), "colours": colours, "beside_others": others}
    heads = [f'{name} = "{" ".join(words)}"' for name, words in lists.items()]
    return "\n".join([HEAD, *heads, "\n[properties]", *lines, ""])


if __name__ == "__main__":
    DATA.write_text(content(*known(Path(sys.argv[1]))), encoding="utf-8")
