"""What was read, held against what people wrote down: claims of one report, and what many reports make together."""

from selon.evaluation.claims import FIELDS, STRICT, Gold, Pair, Score, evaluate, f1, misplaced, pair, read_gold
from selon.evaluation.clusters import Rates, b_cubed, ceaf_e
from selon.evaluation.confirmed import Confirmations, confirmations
from selon.evaluation.disputes import Disputes, Foreseen, disputes, foreseen
from selon.evaluation.mentions import Clustering, Meeting, Stray, clustering, labels_of, meet, strays
from selon.evaluation.origins import Origins, origins
from selon.evaluation.situation import (
    GoldContradiction,
    GoldMention,
    GoldOrigin,
    GoldSide,
    Label,
    Situation,
    faults,
    merged,
    read_labels,
    read_rows,
)

__all__ = [
    "FIELDS",
    "STRICT",
    "Clustering",
    "Confirmations",
    "Disputes",
    "Foreseen",
    "Gold",
    "GoldContradiction",
    "GoldMention",
    "GoldOrigin",
    "GoldSide",
    "Label",
    "Meeting",
    "Origins",
    "Pair",
    "Rates",
    "Score",
    "Situation",
    "Stray",
    "b_cubed",
    "ceaf_e",
    "clustering",
    "confirmations",
    "disputes",
    "evaluate",
    "f1",
    "faults",
    "foreseen",
    "labels_of",
    "meet",
    "merged",
    "misplaced",
    "origins",
    "pair",
    "read_gold",
    "read_labels",
    "read_rows",
    "strays",
]
