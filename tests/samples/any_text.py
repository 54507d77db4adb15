"""Any text at all, and such as UN texts are made of, for Hypothesis."""

from hypothesis import strategies as st

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
LABELS = (
    "I.",
    "II.\t",
    "A.\t",
    "1.",
    "2.\t",
    "2. ",
    "12 bis.",
    "•\t",
    "• ",
    "(a)",
    "(i) ",
    "–\t",
    "Annex",
    "\t",
    "\t\t",
    "",
    "",
    "1)",
    "b) ",
)
MASTHEAD = (
    "United Nations", "Nations Unies", "CAT/C/NLD/FCO/8", "Distr.: General", "4 May 2020", "4 mai 2020", "English", "Original: English",
    "English, French and Spanish only", "Committee against Torture", "A report *", "Report (CAT/C/NLD/8)**", "[Date received: 2 April 2020]",
    "Distr. générale", "Original : anglais", "Annex", "Annexe II", "A/RES/70/1*", "Article 3", "CHAPTER I",
)  # fmt: skip
legal = st.characters(blacklist_categories=("Cs",))
words = st.one_of(
    st.text(legal, max_size=12),
    st.sampled_from(["the", "1683e", "no 12", "nos°12", "É. -U.", "[bookmark: _x]", "CAT/C/PER/7", " \u00a0", "  ", "\f", "*", "S/RES/1325 (2000)",
                     "56,175.00", "<b>", "&amp;", "\u200f", "\u2028", "é", "e\u0301", ":", ".", "“", "12 bis", "1er"]),
)  # fmt: skip
line = st.one_of(
    st.sampled_from(MASTHEAD),
    st.builds(lambda label, rest: label + " ".join(rest), st.sampled_from(LABELS), st.lists(words, max_size=5)),
)
texts = st.lists(line, max_size=14).map("\n".join)
any_text = st.one_of(texts, st.text(legal, max_size=120))
language = st.sampled_from(LANGUAGES)
