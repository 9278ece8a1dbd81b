"""Search: quotes with who says so, and apart from them reports, what was found marked in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selon.dossier import Answer, Dossier
from selon.web.asked import Asked
from selon.web.page import Page, Parameter

if TYPE_CHECKING:
    from selon.dossier import Hit, Snippet

_MOST = 30


def ask(dossier: Dossier, asked: Asked) -> Answer[Hit]:
    words = asked.one("q")
    if not any(each.isalnum() for each in words):
        return Answer(kind="hits", query={"search": words}, results=())
    return dossier.search(words, lang=asked.one("lang") or None, limit=_MOST)


def shape(answer: Answer[Hit], asked: Asked) -> dict[str, Any]:
    alike: dict[tuple[str, ...], list[Hit]] = {}
    for hit in answer.results:
        if hit.kind == "claim":
            words = " ".join(each.exact for each in hit.snippets)
            alike.setdefault((words.casefold(), hit.according_to, hit.standing), []).append(hit)
    return {
        "quotes": [(hits, [marked(each) for each in hits[0].snippets]) for hits in alike.values()],
        "found": sum(len(hits) for hits in alike.values()),
        "reports": [(hit, [marked(each) for each in hit.snippets]) for hit in answer.results if hit.kind == "report"],
        "most": _MOST,
    }


def marked(snippet: Snippet) -> list[tuple[str, bool]]:
    """A snippet in runs: the words, and whether they are what was looked for."""
    runs, at = [], 0
    for start, end in snippet.marks:
        runs += [(snippet.exact[at:start], False), (snippet.exact[start:end], True)]
        at = end
    return [run for run in (*runs, (snippet.exact[at:], False)) if run[0]]


PAGE = Page(
    "/search",
    "search.html",
    ask,
    shape,
    about="Quotes and reports that have all the words, in any of their forms.",
    parameters=(Parameter("q", "The words."), Parameter("lang", "Only reports in this language, e.g. fr.")),
)
