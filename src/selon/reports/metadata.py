"""What a page says about its article: JSON-LD first, then meta tags, then its title and `<time>`; by one flat scan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

_ARTICLES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "Article",
    "BlogPosting",
    "Report",
    "LiveBlogPosting",
    "WebPage",
)
_META = {
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
    ),
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "url": ("og:url", "canonical"),
    "lang": ("og:locale", "content-language", "dc.language"),
}
_MAX_JSON = 1_000_000
# Metadata stands in the head, JSON-LD sometimes at the foot: of a huge page only the two ends are scanned.
_END = 500_000


def page_metadata(source: str) -> dict[str, str]:
    """Only what was found, by the field names of a report."""
    scan = _Head()
    scan.feed(source if len(source) <= 2 * _END else source[:_END] + source[-_END:])
    scan.close()
    found = _from_json_ld(scan.json_ld)
    for field, names in _META.items():
        for name in names:
            if field not in found and scan.meta.get(name):
                found[field] = scan.meta[name]
    for field, value in (("title", "".join(scan.title)), ("lang", scan.lang), ("published", scan.time)):
        if field not in found and value and value.strip():
            found[field] = value.strip()
    return found


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.json_ld: list[str] = []
        self.title: list[str] = []
        self.lang = ""
        self.time = ""
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or values.get("http-equiv")
            if name and values.get("content"):
                self.meta.setdefault(name.lower(), values["content"])
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self.meta.setdefault("canonical", values.get("href", ""))
        elif tag == "html":
            self.lang = self.lang or values.get("lang", "")
        elif tag == "time":
            self.time = self.time or values.get("datetime", "")
        elif tag == "script" and values.get("type", "").lower() == "application/ld+json":
            self._in = "json"
            self.json_ld.append("")
        elif tag == "title" and not self.title:
            self._in = "title"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "title"):
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "json":
            self.json_ld[-1] += data
        elif self._in == "title":
            self.title.append(data)


def _from_json_ld(blocks: list[str]) -> dict[str, str]:
    items: list[dict[str, Any]] = []
    for block in blocks:
        if len(block) <= _MAX_JSON:
            try:
                items.extend(_items(json.loads(block)))
            except (ValueError, RecursionError):
                continue
    for kind in _ARTICLES:
        for item in items:
            if kind in _listed(item.get("@type")):
                return _article(item)
    return {}


def _items(value: object) -> Iterator[dict[str, Any]]:
    """Objects of a block: one, a list, or the members of a `@graph`."""
    if isinstance(value, list):
        for each in value:
            yield from _items(each)
    elif isinstance(value, dict):
        yield value
        yield from _items(value.get("@graph"))


def _article(item: dict[str, Any]) -> dict[str, str]:
    written = {
        "title": _text(item.get("headline") or item.get("name")),
        "published": _text(item.get("datePublished")),
        "outlet": _text(item.get("publisher"), "name"),
        "url": _text(item.get("url") or item.get("mainEntityOfPage"), "@id"),
        "lang": _text(item.get("inLanguage"), "alternateName"),
    }
    return {field: value for field, value in written.items() if value}


def _text(value: object, member: str = "") -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get(member)
    return value.strip() if isinstance(value, str) else ""


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
