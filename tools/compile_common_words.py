"""Refresh the "lexicon" rows of data/common_words_xx.csv: words of a language that are also some town's name.

    python tools/compile_common_words.py [fr|en]

A town's folded name is set aside when the word list of the language's model has it in small letters. The English
list (WordNet's) writes names in small letters too, so that only its verbs, adjectives and adverbs are asked, and
nouns stand among the rows edited by hand. Rows with another reason (function word, given name, …) are kept; rows
marked "keep" say which towns stay.
"""

from __future__ import annotations

import csv
import importlib
import sys
import zlib
from pathlib import Path

from selon.knowledge.fold import fold
from selon.lang import load_pack

DATA = Path(__file__).resolve().parent.parent / "src" / "selon" / "knowledge" / "data"
NAMES_TOO = {"en": ("verb", "adj", "adv")}


def words(lang: str) -> set[str]:
    """The model's words in small letters, where a list says what is no name."""
    nlp = importlib.import_module(str(load_pack(lang).settings["parser"])).load()
    lookups = nlp.get_pipe("lemmatizer").lookups
    found: set[str] = set()
    if lang not in NAMES_TOO:
        table = lookups.get_table("lemma_lookup")
        found = {nlp.vocab.strings[key] for key in table if key in nlp.vocab.strings}
    index = lookups.get_table("lemma_index")
    for part in NAMES_TOO.get(lang) or index:
        found.update(index[part])
    return {fold(word) for word in found if word.islower()}


def main() -> None:
    lang = sys.argv[1] if len(sys.argv) > 1 else "fr"
    path = DATA / f"common_words_{lang}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_hand = [row for row in rows if row["reason"] != "lexicon"]
    done = {fold(row["form"]) for row in by_hand}
    blob = zlib.decompress((DATA / "gazetteer.keys.z").read_bytes()).decode()
    towns = {line.split("\t", 1)[0] for line in blob.split("\n")}
    found = sorted((towns & words(lang)) - done)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["form", "reason"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(by_hand, key=lambda row: (row["reason"], row["form"])))
        writer.writerows({"form": form, "reason": "lexicon"} for form in found)
    print(len(by_hand), "by hand,", len(found), "from the lexicon")


if __name__ == "__main__":
    main()
