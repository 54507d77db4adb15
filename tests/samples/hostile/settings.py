"""Files of settings that mean harm: TOML of documents, of the office, of what was accepted, of the glossary."""

from samples.hostile import SECRET
from samples.project import EN, FR, SYMBOL

_TEXT = {"en.txt": EN.encode(), "fr.txt": FR.encode(), "../secret.txt": SECRET.encode()}
_SYMBOL = f'symbol = "{SYMBOL}"\n'

_DOCUMENT = {
    "a control character": _SYMBOL + 'submitter = "\x01"\n',
    "no UTF-8": (_SYMBOL + 'submitter = "é"\n').encode("latin-1"),
    "lists of ten thousand levels": _SYMBOL + "languages = " + "[" * 10_000 + "]" * 10_000,
    "tables of ten thousand levels": _SYMBOL + ".".join(["a"] * 10_000) + " = 1\n",
    "inline tables of a thousand levels": _SYMBOL + "x = " + "{a = " * 1_000 + "1" + "}" * 1_000,
    "a text for a table of notes": _SYMBOL + '[notes]\ntitle = "text"\n',
    "a text for a language": _SYMBOL + 'en = "text"\n',
    "numbers for languages": _SYMBOL + "languages = [1, 2.5, true, []]\n",
    "a list of lists": _SYMBOL + 'languages = [["en"]]\n',
    "a source that climbs": _SYMBOL + '[en]\nsource = "../secret.txt"\n',
    "a source of the system": _SYMBOL + '[en]\nsource = "/etc/passwd"\n',
    "a source that is a folder": _SYMBOL + '[en]\nsource = "."\n',
    "a source of NUL": _SYMBOL + '[en]\nsource = "a\\u0000b"\n',
    "a source of another kind": _SYMBOL + '[en]\nsource = "document.toml"\n',
    "a symbol that climbs": 'symbol = "../../../x"\n',
    "a symbol without end": f'symbol = "{"A/" * 50_000}"\n',
    "a symbol of controls": 'symbol = "A/\\u001b[2J/\\n1"\n',
    "a symbol that is empty": 'symbol = ""\n',
    "a symbol that is a number": "symbol = 7\n",
    "a number without end": _SYMBOL + f"session = {'9' * 10_000}\n",
    "a number for a session": _SYMBOL + "session = -99999999999999999999\nagenda_item = 0\n",
    "the first of all days": _SYMBOL + "date = 0001-01-01\nreceived = 9999-12-31\n",
    "a moment for a day": _SYMBOL + "date = 2020-05-04T00:00:00Z\n",
    "numbers that are none": _SYMBOL + "session = nan\n",
    "a State that is none": _SYMBOL + 'submitter = "ZZZZ"\n',
    "pairs that lead nowhere": _SYMBOL + '[align]\n"fr:para_1" = "para_99"\n"xx:y" = ["a", "b"]\n"" = ""\n',
    "pairs of other kinds": _SYMBOL + '[align]\n"fr:para_1" = 7\n"fr:para_2" = [1, [2]]\n"fr:para_3" = {a = 1}\n',
    "pairs in a circle": _SYMBOL + '[align]\n"fr:para_1" = ["para_2", "para_3"]\n"fr:para_2" = ["para_1", "para_1"]\n',
    "issues that are none": _SYMBOL + "[[en.issue]]\nnumber = -1\n[[en.issue]]\nnumber = 99999999999999999999\n",
    "issues of other kinds": _SYMBOL + '[en]\nissue = [1, "x"]\n',
    "a note of other kinds": _SYMBOL + "[notes.title]\nmarker = 7\nen = [1]\n",
    "a title of markup": _SYMBOL + '[en]\ntitle = "<script>alert(1)</script> {{7*7}} \\u001b[2J"\n',
    "a title of a megabyte": _SYMBOL + f'[en]\ntitle = "{"x" * 1_000_000}"\n',
    "keys without end": _SYMBOL + "".join(f"k{n} = 1\n" for n in range(20_000)),
    "a key without end": _SYMBOL + "k" * 200_000 + " = 1\n",
    "a job number of markup": _SYMBOL + 'job_number = "\\"><script>alert(1)</script>"\nstatus = "issued"\n',
    "the corrected symbol": _SYMBOL + 'corrects = "javascript:alert(1)"\n',
    "dates in texts": _SYMBOL + 'date = "yesterday"\n',
    "no TOML": "\x00\x01\x02",
    "a mark at the beginning": "\ufeff" + _SYMBOL,
    "lone returns": _SYMBOL.replace("\n", "\r"),
}  # fmt: skip
_OFFICE = {
    "an emblem that climbs": 'emblem = "../../../../etc/passwd"\n',
    "an emblem that is no drawing": 'emblem = "secret.txt"\n',
    "an emblem that is a folder": 'emblem = "."\n',
    "an address with a script": 'base_url = "javascript:alert(1)"\npublisher = "<script>1</script>"\n',
    "an address that is none": 'base_url = "http://[::1"\n',
    "a signature without measure": "signature = 99999999\n",
    "no pages": "signature = 0\n",
    "a limit without measure": f"word_limit = {'9' * 5_000}\n",
    "phrases of other kinds": "[confirmed]\nen = 7\nxx = [1]\n",
    "a paper that is none": 'page_size = "../A4"\nverso = "xx"\nmemory = 1\n',
    "no UTF-8": b'publisher = "\xff"\n',
    "lists of ten thousand levels": "x = " + "[" * 10_000,
}  # fmt: skip
_ACCEPTED = {
    "numbers for entries": "accepted = [1]\n",
    "a text for entries": 'accepted = "x"\n',
    "entries of other kinds": "[[accepted]]\ncode = 7\nid = []\nreason = {a = 1}\n",
    "entries without keys": "[[accepted]]\n",
    "lists of ten thousand levels": "accepted = " + "[" * 10_000,
    "fifty thousand entries": '[[accepted]]\ncode = "S-001"\nid = "x"\nreason = "y"\nhash = "z"\n' * 10_000,
    "no UTF-8": b"\xff\xfe",
}  # fmt: skip
_GLOSSARY = {
    "other kinds": "term = 7\n[[terms]]\nen = 1\nfr = [2]\n",
    "expressions that run away": '[[term]]\nen = "(a+)+$"\nfr = "(((((((("\n',
    "lists of ten thousand levels": "term = " + "[" * 10_000,
    "no UTF-8": b"\xff\xfe",
}  # fmt: skip


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


INPUTS = {
    **{f"document.toml: {name}": {**_TEXT, "document.toml": _bytes(text)} for name, text in _DOCUMENT.items()},
    **{f"office.toml: {name}": {**_TEXT, "../office.toml": _bytes(text)} for name, text in _OFFICE.items()},
    **{f"accepted.toml: {name}": {**_TEXT, "accepted.toml": _bytes(text)} for name, text in _ACCEPTED.items()},
    **{f"glossary.toml: {name}": {**_TEXT, "../glossary.toml": _bytes(text)} for name, text in _GLOSSARY.items()},
}
