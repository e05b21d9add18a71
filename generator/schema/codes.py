"""Codes of countries (ISO 3166-1 alpha-2) and languages (ISO 639-1), and what to write where one is not known."""

from functools import cache

import pycountry

BLOC = "EU"
# Codes that others use, and what ISO 3166-1 has instead.
_INSTEAD = {"UK": "GB", "EL": "GR", "JA": "JP", "KO": "KR"}
_NAMES = {"KOREA": "KR", "RUSSIA": "RU", "TURKEY": "TR", "IVORY COAST": "CI", "BRITAIN": "GB", "EUROPEAN UNION": BLOC}


@cache
def _countries() -> frozenset[str]:
    return frozenset(country.alpha_2 for country in pycountry.countries)


@cache
def _languages() -> frozenset[str]:
    return frozenset(language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2"))


@cache
def _codes_by_name() -> dict[str, str]:
    fields = ("name", "common_name", "official_name")
    countries = list(pycountry.countries)
    return {getattr(c, field).casefold(): c.alpha_2 for c in countries for field in fields if hasattr(c, field)}


def code_of(name: str) -> str | None:
    """Return the code of the country that ISO 3166-1 calls ``name``, None if it calls none so."""
    return _codes_by_name().get(name.casefold())


def is_country(code: str) -> bool:
    """Tell whether ``code`` is in ISO 3166-1 alpha-2."""
    return code in _countries()


def is_language(code: str) -> bool:
    """Tell whether ``code`` is in ISO 639-1."""
    return code in _languages()


def is_known(code: str) -> bool:
    """Tell whether ``code``, in capitals, may stand in the record: a country's, EU, or that of another group."""
    if len(code) == 2:
        return code == BLOC or is_country(code)
    return pycountry.countries.get(alpha_3=code) is None


def advice(text: str) -> str:
    """Return what to write in place of ``text``, which is no code."""
    word = text.strip().upper()
    if word == BLOC or is_country(word):
        return f"write {word}"
    if code := _INSTEAD.get(word) or _NAMES.get(word):
        return f"{code} is the code"
    if word == "XK":
        return "Kosovo has no code in ISO 3166-1, so name it in the text alone"
    if len(word) == 2 and (old := pycountry.historic_countries.get(alpha_2=word)):
        return f"{word} was the code of {old.name}, use that of the country today"
    try:
        return f"{pycountry.countries.lookup(word).alpha_2} is the code"
    except LookupError:
        return "ISO 3166-1 has no such country; write a code like VN, or ASEAN for a bloc or organisation"
