"""A dateline is known by its notation, in either language, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from selon.knowledge import Knowledge
from selon.measures.datelines import after_dateline

DATELINES = [
    ("en", "KYIV, Jan 2 (agency) - ", "Rockets killed 63 servicemen."),
    ("en", "DNIPRO, Ukraine, Jan 14 (agency) – ", "A missile struck a block."),
    ("en", "ISTANBUL — ", "The party claimed the attack."),
    ("en", "KYIV, Ukraine (agency)—", "Russian forces withdrew."),
    ("en", "TOKYO/DUBAI, Nov 20 - ", "Japan said it was negotiating."),
    ("en", "KHARTOUM (Monday) - ", "Governments raced to leave."),
    ("en", "BISHKEK. ", "The situation remains complicated."),
    ("en", "ISLAMABAD: ", "Pakistan recalled its envoy."),
    ("en", "MAPUTO, Friday. ", "By noon the police had fired."),
    ("en", "Jan 6 (agency) - ", "A train arrived on Thursday."),
    ("en", "ZZYZXGRAD, Jan 6 - ", "A train arrived on Thursday."),
    ("en", "(Reuters) - ", "A train arrived on Thursday."),
    ("en", "KYIV - ", "NATO troops arrived on Thursday."),
    ("fr", "Moscou, 2 janv. 2023 (agence) – ", "L'armée russe a reconnu la mort de soldats."),
    ("fr", "PARIS (AFP) - ", "Le président a annoncé une aide."),
    ("fr", "KHARTOUM, 24 avril - ", "Les capitales évacuaient leurs ressortissants."),
    ("fr", "Kiev, 14 janvier – ", "Des missiles se sont abattus sur la ville."),
]
STORIES = [
    ("en", "Kyiv - the capital of Ukraine - was hit."),
    ("en", "Russian forces withdrew from the town - and fast."),
    ("en", "On Friday - the third day - rebels took Goma."),
    ("en", "KYIV UNDER FIRE - NATO MEETS"),
    ("en", "Kyiv: strikes on the power grid went on."),
    ("en", "Jan 14 - A missile struck a block in Dnipro."),
    ("fr", "14 janvier – Un missile frappe un immeuble à Dnipro."),
    ("fr", "FARDC - M23 : reprise des combats"),
    ("fr", "Le président (élu en 2019) – qui se trouvait à Kiev – a refusé."),
    ("fr", "L'ONU. Ses soldats se retirent du Mali."),
]


@pytest.mark.parametrize(("lang", "head", "story"), DATELINES)
def test_the_story_begins_after_its_dateline(lang, head, story):
    assert after_dateline(head + story, Knowledge.load(lang)) == len(head)


@pytest.mark.parametrize(("lang", "text"), STORIES)
def test_what_only_looks_like_one_is_read(lang, text):
    assert after_dateline(text, Knowledge.load(lang)) == 0


def test_a_day_of_a_chronology_is_what_it_tells():
    text = "Dnipro, 14 janvier – Un missile a frappé un immeuble."
    assert after_dateline(text, Knowledge.load("fr"), opening=False) == 0
    assert after_dateline(text, Knowledge.load("fr")) > 0
