"""How the captions of tables and figures of a Word file begin, whatever its language."""

import re

from hexapla.data_files import data_file, data_names

_FACTS = [data_file(f"languages/{code}")["facts"] for code in sorted(data_names("languages"))]
_TABLES = "|".join(dict.fromkeys(word for facts in _FACTS for word in facts["captions_of_tables"]))
_FIGURES = "|".join(dict.fromkeys(word for facts in _FACTS for word in facts["captions_of_figures"]))
_NUMBER = r"(?:[ \u00a0]?(?:[A-Z]\.)?\d|[ \u00a0](?:[A-Z]\.)?(?:[IVXLC]+\b|[A-ZА-Я]-?\d))"
"""A number, also one of an annex: `4`, `A.4`, `IV`, `A4/1`, `A4-1`; letters of one stand behind a blank (`Tableaux` is a word)."""

TABLE_CAPTION = re.compile(f"(?:{_TABLES}){_NUMBER}", re.IGNORECASE)

CAPTION = re.compile(f"(?:{_TABLES}|{_FIGURES}){_NUMBER}", re.IGNORECASE)

LABEL = re.compile(CAPTION.pattern + r"[\w./-]{0,12}", re.IGNORECASE)
"""A label by itself: the line below it is the title, whatever its style."""
