"""The dossier: the only door for the command line, the page and Python."""

from selon.dossier.answer import Answer, Change, Check, Found, Shown
from selon.dossier.dossier import Dossier, read_text
from selon.dossier.render import Format, render

__all__ = ["Answer", "Change", "Check", "Dossier", "Format", "Found", "Shown", "read_text", "render"]
