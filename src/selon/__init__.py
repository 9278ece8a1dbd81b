"""selon: who says what happened, in which words. A claim is somebody's, never the world's.

    import selon
    result = selon.read("Selon Kyiv, la Russie a bombardé Kherson vendredi.", published="2023-01-06")
    for claim in result.claims:
        print(claim.type, [a.name for a in claim.actor], [s.name for s in claim.source], claim.quote.exact)

    with selon.Dossier("selon.db") as dossier:
        dossier.add(["reports/"])
        print(dossier.claims(actor="RUS").results)

Names are imported when first used: `import selon` by itself loads no parser, no database and no HTML reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selon.dossier import Dossier
    from selon.errors import SelonError
    from selon.model import Claim, Problem, ReadResult, Report

__version__ = "0.1.0"

__all__ = ["Claim", "Dossier", "Problem", "ReadResult", "Report", "SelonError", "__version__", "read"]

_HOMES = {
    "Dossier": "selon.dossier",
    "SelonError": "selon.errors",
    "Claim": "selon.model",
    "Problem": "selon.model",
    "ReadResult": "selon.model",
    "Report": "selon.model",
}


def read(
    text: str,
    *,
    published: str | None = None,
    lang: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
) -> ReadResult:
    """Read one report and return its claims: `.report`, `.claims`, `.problems`. Nothing is stored.

    `published` is EDTF (`2023-01-06`, `2023-01`, `2023`); what is given here wins over what the text says of itself.
    """
    from selon.dossier import read_text

    return read_text(text, published=published, lang=lang, title=title, outlet=outlet)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'selon' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
