"""Plain texts that mean harm: bytes that are no text, and texts that grow."""

import random

from samples.project import EN, SYMBOL

HEAD, _, _ = EN.partition("I.\t")


def body(text: str) -> bytes:
    """Return a text with a masthead."""
    return (HEAD + text).encode("utf-8", "surrogatepass")


def _paragraph(text: str) -> bytes:
    return body(f"I.\tIntroduction\n1.\t{text}\n2.\tThe end.\n")


def notes(count: int) -> bytes:
    """Return a text of one paragraph that calls so many notes."""
    calls = " ".join(f"word{number}[{number}]" for number in range(1, count + 1))
    texts = "\n".join(f"[{number}]\tNote {number}." for number in range(1, count + 1))
    return body(f"I.\tIntroduction\n1.\t{calls}.\n\n{texts}\n")


def columns(lines: int) -> bytes:
    """Return a text of so many numbered lines, each in two columns."""
    return body(
        "".join(f"{number}.\tLeft words stand here{' ' * 20}Right words stand there\n" for number in range(lines))
    )


_MADE = {
    "a megabyte of NUL": EN.encode() + b"\0" * 1_000_000,
    "NUL between all letters": "\0".join(EN).encode(),
    "empty": b"",
    "blanks alone": b" \n\t\n " * 5_000,
    "one byte": b"\xff",
    "bytes of every kind": bytes(range(256)) * 400,
    "random bytes": random.Random(11).randbytes(50_000),  # noqa: S311 - no secret
    "half of UTF-16": b"\xff\xfe" + EN.encode("utf-16-le")[:-1],
    "UTF-32": EN.encode("utf-32"),
    "one bad byte": EN.encode().replace(b"eleven", b"el\xffven"),
    "surrogates": _paragraph("A \ud800 and \udfff word."),
    "a character cut in two": EN.encode() + "é".encode()[:1],
    "controls and escapes": _paragraph("\x1b]0;title\x07 \x1b[2J \x9b31m \x7f \x85 \x0b \x00 words"),
    "directions turned": _paragraph("\u202e\u2066gnp.exe\u202d" * 4_000),
    "a letter under a hundred thousand accents": _paragraph("e" + "\u0301" * 30_000),
    "a word of two million letters": _paragraph("x" * 300_000),
    "a line of a million words": _paragraph("word " * 60_000),
    "a hundred thousand empty lines": body("\n" * 20_000 + "1.\tText.\n"),
    "form feeds": body("\f" * 10_000 + "1.\tText.\n"),
    "a number of ten thousand digits": body(f"{'9' * 10_000}.\tText {'8' * 10_000}, {'7' * 5_000}/{'6' * 5_000}.\n"),
    "digits that are none": body("²·\tText.\n①.\tText ½ and ³.\n๑.\tThai.\n²³.\tTwo.\nX²\t²\n(²)\titem\n"),
    "a roman number without end": body("M" * 15_000 + ".\tHeading\n" + "(" + "i" * 15_000 + ")\titem\n"),
    "numbers that run backwards": body("".join(f"{number}.\tText.\n" for number in range(1_500, 0, -1))),
    "one number three thousand times": body("7.\tText.\n" * 1_500),
    "a thousand notes in a paragraph": notes(1_000),
    "marks without notes": _paragraph(" ".join(f"word[{number}]" for number in range(1_500))),
    "notes without marks": body("1.\tText.\n" + "".join(f"[{number}]\tNote.\n" for number in range(3_000))),
    "two columns": columns(1_500),
    "columns without end": body((f"word{' ' * 30}" * 100 + "\n") * 60),
    "bars without end": body("| a | b |\n" * 1_000 + "|" * 100_000 + "\n"),
    "a list of a hundred and thirty levels": body(
        "1.\tText:\n" + "".join("\t" * level + f"({'abcdefghij'[level % 10]})\titem\n" for level in range(130))
    ),
    "brackets that never close": _paragraph("(" * 15_000 + "[" * 15_000 + "«" * 15_000 + '"' * 15_000),
    "points": _paragraph("." * 40_000 + " ." * 20_000),
    "a contents list without end": body("Contents\n" + "".join(f"{n}. Part {'.' * 60} {n}\n" for n in range(1_500))),
    "hyphens": _paragraph("a-" * 40_000 + "\u00ad" * 20_000),
    "a symbol without end": body(f"1.\tSee {'A/' * 15_000} and {SYMBOL + '/Add.1' * 5_000}.\n"),
    "dates that are none": _paragraph("31 February 2021, 99 March 99999, 0 May 0000, 30/30/3030, 2021-13-45. " * 400),
    "a masthead of impossible days": EN.replace("4 May 2020", "31 June 99999").replace("2 April 2020", "0 May 0000").encode(),
    "a template": _paragraph("{{ 7*7 }} {% for x in range(9**9) %}{{x}}{% endfor %} ${7*7} <%= 7*7 %> {#") ,
    "markup": _paragraph("<script>alert(1)</script><img src=x onerror=alert(1)> ]]> <!-- &lt; &#0; </w:t> \\end{document}"),
    "addresses": _paragraph("javascript:alert(1) file:///etc/passwd data:text/html,x http://127.0.0.1:9/x [a](javascript:1)"),
}  # fmt: skip

INPUTS = {f"txt: {name}": {"en.txt": data} for name, data in _MADE.items()}
