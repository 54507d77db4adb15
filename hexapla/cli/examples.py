"""What `--help` shows of each command as it is typed, and what that does."""

EXAMPLES = {
    "build": (
        ("build", "every document of sources/, what has changed"),
        ("build CAT/C/PER/FCO/7 -l fr", "one document, its French editions"),
        ("build -e en-fr -f pdf,docx", "English and French side by side"),
        ("build --watch", "stay, and build what is saved"),
    ),
    "serve": (
        ("serve", "open the desk in the browser"),
        ("serve --install", "make a file that opens it by a double click"),
    ),
    "check": (
        ("check CAT/C/PER/FCO/7", "what is odd in one document"),
        ("check --word", "the same as comments in its Word files"),
    ),
    "status": (("status", "every document, a line each"),),
    "add": (
        ("add report.docx", "a new text, as it says itself"),
        ("add report.docx --replace", "a corrected version"),
        ("add report.docx --symbol CAT/C/PER/8 -l en", "what the text does not say itself"),
    ),
    "new": (("new CAT/C/PER/8 -l en,fr", "an empty document in two languages"),),
    "remove": (("remove CAT/C/PER/FCO/7 fr", "one language; without it, the document"),),
    "open": (
        ("open CAT/C/PER/FCO/7", "its first language"),
        ("open CAT/C/PER/FCO/7 en-fr", "two languages side by side"),
    ),
    "accept": (
        ("accept CAT/C/PER/FCO/7", "what is open, to choose from"),
        ('accept CAT/C/PER/FCO/7 date para_3 "a year"', "one place of a kind"),
        ('accept CAT/C/PER/FCO/7 date --all "years"', "all of a kind"),
        ("accept CAT/C/PER/FCO/7 --undo", "take the last one out again"),
    ),
    "explain": (("explain N-001", "a note mark without its note"),),
    "learn": (
        ("learn", "propose terms of all documents"),
        ("learn memory.tmx", "propose terms of a translation memory"),
    ),
    "release": (
        ("release --list", "what is ready, and why the rest is not"),
        ("release CAT/C/PER/FCO/7", "the packages of one document"),
        ("release -l fr", "French by itself"),
    ),
    "verify": (("verify out/releases/CAT-C-PER-FCO-7-en-1.zip", "is it as released?"),),
    "diff": (
        ("diff CAT/C/PER/FCO/7", "with the version before it"),
        ("diff old.docx new.docx --word", "two files, changes tracked in Word"),
    ),
    "doctor": (("doctor", "what is missing, and how to install it"),),
}
"""The words behind `python3 build.py`, and what they are for, by command."""


def shown(verb: str) -> str:
    """Return the examples of a command, a line each, below their title."""
    width = max(len(words) for words, _ in EXAMPLES[verb]) + 2
    return "\n".join(
        ("examples (behind python3 build.py):", *(f"  {words:{width}}{what}" for words, what in EXAMPLES[verb]))
    )
