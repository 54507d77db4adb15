"""Numbers as a voice says them in English and French, made independently of the program."""

import re

ENGLISH = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""


FRENCH = """zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
dix-huit dix-neuf"""


ENGLISH_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"


FRENCH_TENS = "zéro dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt"


SMALL = {"en": ENGLISH.split(), "fr": FRENCH.split()}


TENS = {"en": ENGLISH_TENS.split(), "fr": FRENCH_TENS.split()}


def words(number: int, language: str) -> str:
    """Return a number below a million in words."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "mille" if language == "fr" and thousands == 1 else f"{words(thousands, language)} {THOUSAND[language]}"
        joint = " and " if language == "en" and 0 < rest < 100 else " "
        return f"{head}{joint}{words(rest, language)}" if rest else head
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if language == "fr" and hundreds == 1 else f"{SMALL[language][hundreds]} {HUNDRED[language]}"
        joint = " and " if language == "en" and rest else " "
        return f"{head}{joint}{words(rest, language)}" if rest else head
    return below_hundred(number, language)


THOUSAND = {"en": "thousand", "fr": "mille"}


HUNDRED = {"en": "hundred", "fr": "cent"}


def below_hundred(number: int, language: str) -> str:
    if number < 20:
        return SMALL[language][number]
    tens, ones = divmod(number, 10)
    if language == "fr":
        if tens in (7, 9):
            ones += 10
        joint = " et " if ones in (1, 11) and tens < 8 else "-"
        return TENS["fr"][tens] + (joint + SMALL["fr"][ones] if ones else "")
    return TENS["en"][tens] + (f" {SMALL['en'][ones]}" if ones else "")


def in_words(figures: str, language: str) -> str:
    """Return figures such as `13701,21` in words; decimals of money as a number in French, one by one in English."""
    whole, _, decimals = figures.replace("," if language == "en" else " ", "").replace(",", ".").partition(".")
    said = words(int(whole), language)
    if not decimals:
        return said
    if language == "fr":
        return f"{said} virgule {words(int(decimals), language)}"
    return f"{said} point {' '.join(SMALL['en'][int(digit)] for digit in decimals)}"


GROUPED = {
    "en": r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)",
    "fr": r"(?<!\d)\d{1,3}(?:\u00A0\d{3})+(?:,\d+)?(?!\d)",
}


def ordinal_in_english(number: int) -> str:
    *head, last = words(number, "en").split()
    irregular = {
        "one": "first",
        "two": "second",
        "three": "third",
        "five": "fifth",
        "eight": "eighth",
        "nine": "ninth",
    }
    irregular |= {"twelve": "twelfth"}
    return " ".join([*head, irregular.get(last, re.sub("y$", "ie", last) + "th")])
