"""A folder of five documents in four languages, one of them broken: what automation finds on a day."""

from pathlib import Path

from samples import project as small

ES = f"""Naciones Unidas
{small.SYMBOL}
Distr. general
4 de mayo de 2020
Español
Original: inglés
Comité contra la Tortura
Información recibida de los Países Bajos sobre el seguimiento de las observaciones finales
I.\tIntroducción
1.\tEl Gobierno da las gracias al Comité por sus recomendaciones.
II.\tSeguimiento
2.\tLa inspección visitó once lugares de detención en 2019.
3.\tSus informes son públicos.
"""
RU = f"""Организация Объединенных Наций
{small.SYMBOL}
Distr.: General
4 May 2020
Russian
Original: English
Комитет против пыток
Информация, полученная от Нидерландов, о выполнении заключительных замечаний
I.\tВведение
1.\tПравительство благодарит Комитет за его рекомендации.
II.\tПоследующие меры
2.\tИнспекция посетила одиннадцать мест содержания под стражей в 2019 году.
3.\tЕе доклады публичны.
"""
TEXTS = {"en": small.EN, "fr": small.FR, "es": ES, "ru": RU}


def five(sources: Path) -> None:
    """Put five documents into a folder: whole; without Russian; a draft; with a gap in French; one with no text in it."""
    for number, codes in ((1, "en fr es ru"), (2, "en fr es"), (3, "en fr es ru"), (4, "en fr ru"), (5, "en es")):
        symbol = f"CAT/C/NLD/{number}"
        texts: dict[str, str | bytes] = {code: TEXTS[code].replace(small.SYMBOL, symbol) for code in codes.split()}
        toml = f'symbol = "{symbol}"\ndate = 2020-05-04\n' + 'status = "draft"\n' * (number == 3)
        if number == 4:
            texts["fr"] = str(texts["fr"]).replace("3.\tSes", "5.\tSes")
        if number == 5:
            texts["es"] = ""
        small.document(sources, symbol.replace("/", "-"), toml, **texts)
