"""How it is said: language packs, data only. `load_pack("fr")` gives the pack as frozen tables."""

from selon.lang.known import knower
from selon.lang.pack import Cue, Embed, Frame, Pack, Sense, available, load_pack, settings

__all__ = ["Cue", "Embed", "Frame", "Pack", "Sense", "available", "knower", "load_pack", "settings"]
