"""The words of text files: every line of a text after its logged repairs, Markdown without its signs."""

import html
import re
from collections.abc import Collection, Iterator

from lxml.html import defs

from hexapla.akn.reading import Reading, applied
from hexapla.proof.marks import CALL
from hexapla.proof.source import SourceText
from hexapla.proof.stories import Piece, Story, words, words_of

_MARKERS = r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9}"
"""What stands before the text of an item, and of an item in it."""

_FENCE = re.compile(rf"(?m)^(?P<item>{_MARKERS})(?:```|~~~).*$")
_DEFINITION = re.compile(r"(?m)^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S+.*$")
_NOTE = re.compile(r"(?m)^ {0,3}\[\^(?P<label>[^\]\n]+)\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*)")
_CALL = re.compile(r"(?<!\\)\[\^(?P<label>[^\[\]\n]{1,200})\]|\(@[\w-]*\)")
_TARGET = re.compile(r"(?<=\])\((?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)")
_REFERENCE = re.compile(r"(?<=\])\[[^\]\n]*\]")
_ATTRIBUTES = re.compile(r"\{[#.][^}\n]*\}")
_ITEM = re.compile(r"(?m)^[ \t>]*(?P<number>\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5}|#)[.)])(?=[ \t])")
_FRONT = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n")
_FACT = re.compile(r"(?m)^[\w-]+:(?: |$)")
_CODE = re.compile(rf"(?ms)^{_MARKERS}(?P<fence>```|~~~).*?(?:^[ \t>]*(?P=fence)[ \t]*$|\Z)|`[^`\n]+`")
_CAPTION = r"(?m)^(?:Table:|(?:(?<=\|\n)|(?<=\|\n\n)):|:(?=.*\n\n?\|))[ \t]+"
"""What stands before the caption of a table; behind a term, the colon alone begins its definition."""

_BELOW = re.compile(r"(?:Table)?:[ \t]+\S")
_RULE = re.compile(r"(?=.*(?:--|==))[ \t]*[-+|=: ]+")
_WHOLE_RULE = re.compile(r"[ \t]*-{3,}[ \t]*")
_LONGEST_TABLE = 400

_TASK = re.compile(rf"(?m)^(?P<item>{_MARKERS})(?<=[ \t])\[[ xX]\](?=[ \t])")
_COMMENT = re.compile(r"(?s)<!--(?P<text>.*?)-->")
_COMMENT_AS_TARGET = re.compile(r"(?m)^ {0,3}\[[^\]\n]*\]:[ \t]*(?:#|<>)[ \t]+[\"'(].*$")
_TITLE = re.compile(r"(?m)(?<=\])(?:\(|:[ \t]*)<?(?!#[ \t])[^\s()<>]+>?[ \t]+[\"'(][^\"'\n]+[\"')]")

_WITHIN = re.compile(r"(?<=\w)(?:\*{1,3}|~{1,2}|\^)(?=\w)")
"""Signs between letters of one word: H~2~O."""

_MARKS = {
    "bold": re.compile(r"(?<![*\w\\])\*\*(?=\S)(?P<text>[^*\n]+?)(?<=\S)\*\*(?!\*)"),
    "italic": re.compile(r"(?<![*\w\\])\*(?=[^\s*])(?P<text>[^*\n]+?)(?<=[^\s*])\*(?![*\w])"),
    "struck out": re.compile(r"~~(?=\S)(?P<text>[^~\n]+?)(?<=\S)~~"),
    "raised": re.compile(r"(?<!\[)\^(?P<text>[^\s^\[\]]+)\^"),
    "lowered": re.compile(r"(?<!~)~(?P<text>[^\s~]+)~(?!~)"),
    "links": re.compile(r"(?<!!)\[(?P<text>[^\[\]^]+)\]\((?=https?:|mailto:|#)"),
    "addresses": re.compile(r"\]\(<?(?P<text>(?:https?:|mailto:)[^\s()<>]+)"),
    "captions": re.compile(rf"{_CAPTION}(?P<text>\S.*)$"),
}
_FORMULA = re.compile(r"\$\$[^$]+\$\$|\$(?=[^\s$])[^$\n]*(?<=\S)\$(?!\d)")
_COMMAND = re.compile(r"\\(?:begin|end)\{[A-Za-z*]+\}(?:\{[clr|]*\})?|\\[A-Za-z]+")
_TELLING = re.compile(r"[\\^_={}+<>]")
_ONE_LETTER = re.compile(r"\$[A-Za-z]\$")
_PICTURE = re.compile(rf"!\[(?P<words>[^\[\]]*)\](?:{_TARGET.pattern}|{_REFERENCE.pattern})")
_TAG = re.compile(r"(?i)(?<!\\)</?(?P<tag>[a-z][a-z0-9]{0,11})(?:\s[^<>]*|/)?>")
_TAGS = frozenset({*defs.tags, "bdi", "main", "picture", "template"})
_ACTING = re.compile(r"(?is)<(?P<tag>script|style)\b[^<>]*>(?:(?!<(?:script|style)\b).)*?</(?P=tag)\s*>")
_ALTERNATIVE = re.compile(r"(?i)\salt\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")


def text_of(reading: Reading) -> SourceText:
    """Return what a text says once its log of repairs is applied.

    Raises:
        ValueError: the log does not fit the text.
    """
    lines = applied(reading.text, reading.repairs).split("\n")
    return SourceText(body=tuple(words_of(Piece(f"{line}\n", number) for number, line in enumerate(lines, 1))))


def markdown_text(data: bytes) -> SourceText:
    """Return what a Markdown file says: signs, addresses and the labels of lists are no words of it."""
    found = SourceText(counts_itself=True)
    text = data.decode("utf-8-sig", "replace")
    front = _FRONT.match(text)
    if front is not None and _FACT.search(front[0]):
        found.leave("front matter", len(words(front[0])))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    text = _without_comments(text, found)
    for kind, said in _marks(text):
        found.mark(kind, said)
    text = _CODE.sub(_without_signs, text)
    for formula in filter(_is_formula, _FORMULA.finditer(text)):
        said = _COMMAND.sub(" ", formula[0])
        found.formulas.append(Story("formula", tuple(words_of([Piece(said)]))))
    text = _FORMULA.sub(lambda match: " " if _is_formula(match) else match[0], text)
    for picture in _PICTURE.finditer(text):
        found.pools.append(Story("alternative text", tuple(words_of([Piece(picture["words"])]))))
    text = _PICTURE.sub(" ", text)
    called = {call["label"] for call in _CALL.finditer(_NOTE.sub(lambda match: match["text"], text))}
    for note in _NOTE.finditer(text):
        if note["label"] in called:
            found.notes.append(Story("note", tuple(words_of(_lines(_cleaned(note["text"]))))))
    text = _NOTE.sub(lambda match: _beside(match, called), text)
    found.body = tuple(words_of(_lines(html.unescape(_cleaned(text)))))
    return found


def _without_comments(text: str, found: SourceText) -> str:
    """Return a text without its comments, the signs of tasks and the titles of links: their number is counted; code has none."""
    kept: list[str] = []
    position = 0
    for code in _CODE.finditer(text):
        kept += (text[position : code.start()], code[0])
        position = code.end()
    kept.append(text[position:])
    for place in range(0, len(kept), 2):
        found.leave("title", len(_TITLE.findall(kept[place])))
        for pattern in (_COMMENT, _COMMENT_AS_TARGET):
            kept[place], count = pattern.subn(lambda match: "\n" * match[0].count("\n"), kept[place])
            found.leave("comment in code", count)
        for acting in _ACTING.finditer(kept[place]):
            found.leave("script" if acting["tag"].lower() == "script" else "style sheet", len(words(acting[0])))
        kept[place] = _ACTING.sub(lambda match: "\n" * match[0].count("\n"), kept[place])
        kept[place] = _TAG.sub(_without_tag, _TASK.sub(r"\g<item>", kept[place]))
    return "".join(kept)


def _without_tag(match: re.Match[str]) -> str:
    """Return what a tag says: nothing, or a picture with what stands for it; what is no tag of HTML stays."""
    words = _ALTERNATIVE.search(match[0]) if match["tag"].lower() == "img" else None
    said = f"![{words['double'] or words['single'] or ''}](#)" if words else ""
    return f" {said} " if match["tag"].lower() in _TAGS else match[0]


def _marks(text: str) -> Iterator[tuple[str, str]]:
    """Yield what the signs of a Markdown text mark; what code holds is marked by none."""
    plain = _CODE.sub(" ", text)
    for kind, pattern in _MARKS.items():
        for match in pattern.finditer(plain):
            yield kind, match["text"]
    for match in _CALL.finditer(_NOTE.sub(lambda note: note["text"], plain)):
        yield "note calls", CALL if match[0].startswith("[^") else ""


def _without_signs(code: re.Match[str]) -> str:
    """Return code with nothing in it that would be a sign of Markdown: its first line says what code it is."""
    end = len(code[0].partition("\n")[0]) if code["fence"] else 0
    return code[0][:end] + re.sub(r"[^\w\n]", " ", code[0][end:])


def _beside(note: re.Match[str], called: Collection[str]) -> str:
    """Return what the text says where a note stands: nothing, or its label and its words where nothing calls it."""
    return "\n" * note[0].count("\n") if note["label"] in called else f"{note['label']} {note['text']}"


def _is_formula(match: re.Match[str]) -> bool:
    return _TELLING.search(match[0]) is not None or _ONE_LETTER.fullmatch(match[0]) is not None


def _cleaned(text: str) -> str:
    text = "\n".join(_with_captions_above(text.split("\n")))
    text = _WITHIN.sub("", re.sub(_CAPTION, "", text))
    text = _FENCE.sub(r"\g<item> ", text)
    for pattern in (_DEFINITION, _CALL, _TARGET, _REFERENCE, _ATTRIBUTES):
        text = pattern.sub(" ", text)
    return text


def _with_captions_above(lines: list[str]) -> list[str]:
    """Return lines in which a caption that stands below its table stands above it, as in the text."""
    for index, line in enumerate(lines):
        last = index - 1 - (index > 0 and not lines[index - 1].strip())
        if _BELOW.match(line) and last > 0:
            first = _first_of_table(lines, last)
            lines[first : index + 1] = [line, *lines[first:index]]
    return lines


def _first_of_table(lines: list[str], last: int) -> int:
    """Return where the table begins whose last line this is, one behind it where it is none."""
    first = last
    while first and last - first < _LONGEST_TABLE and lines[first - 1].strip():
        first -= 1
    rows = lines[first : last + 1]
    if _WHOLE_RULE.fullmatch(rows[-1]) and not _RULE.fullmatch(rows[0]):  # blank lines part its rows
        above = range(first - 1, max(-1, first - _LONGEST_TABLE), -1)
        return next((index for index in above if _WHOLE_RULE.fullmatch(lines[index])), last + 1)
    return first if any(map(_RULE.fullmatch, rows)) or all(row.startswith("|") for row in rows) else last + 1


def _lines(text: str) -> list[Piece]:
    """Return the lines of a Markdown text, the labels of its lists by a rule: they are counted anew."""
    pieces = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _ITEM.match(line)
        pieces += [Piece(line[: match.end()], number, "label")] if match else []
        pieces.append(Piece(f"{line[match.end() if match else 0 :]}\n", number))
    return pieces
