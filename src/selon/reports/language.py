"""Which language a text is in: by its script, then by its commonest little words. Cheap, and says when it cannot tell.

Good enough to keep a German report from a French reading; it is not a language identifier for single words.
"""

from __future__ import annotations

import re
from collections import Counter

from selon.lang import available

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
SHORT = 20
"""Words up to which a sentence may be told by few little words: one language leads, or the only one that has a pack."""
_LITTLE_WORDS = {
    "fr": "le la les des du une un et est dans que qui pour par sur avec ont au aux ce cette son ses leur pas il elle "
    "été sont selon après mais plus ne se en l d qu n s a",
    "en": "the of and to in that was is for on with as by at from it his were has have had be said which this not an "
    "after are their they he but who will would",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an er hat aus bei "
    "sie nach wurde wird am haben einer",
    "es": "el la los las de que y en un una por con para su se del al lo como más pero sus le ha este son fue ser "
    "está según también desde",
    "it": "il la le di che e in un una per con del della dei delle al alla i gli si non sono è da nel nella ha come "
    "più anche ma dal dalla lo",
    "pt": "o a os as de que e em um uma por com para do da dos das no na nos nas se ao mais não é foi como mas seu "
    "sua pelo pela são",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als bij door naar uit werd heeft maar "
    "over hij ze",
    "ro": "și de la în a cu că pe un o nu din pentru este sau mai care au fost al ale să se prin",
    "pl": "w i na z do się nie że to jest o po przez od jak za dla oraz przy został są",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ise ancak dedi",
}
_SETS = {lang: frozenset(words.split()) for lang, words in _LITTLE_WORDS.items()}
_SCRIPTS = (
    (re.compile("[\u0400-\u04ff]"), "ru"),
    (re.compile("[\u0600-\u06ff]"), "ar"),
    (re.compile("[\u0590-\u05ff]"), "he"),
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u4e00-\u9fff]"), "zh"),
    (re.compile("[\u0370-\u03ff]"), "el"),
    (re.compile("[\u0900-\u097f]"), "hi"),
)


def detect(text: str) -> str | None:
    """An ISO 639-1 code, or None when the text is too short or too mixed to say."""
    sample = text[:_SAMPLE]
    letters = sum(1 for character in sample if character.isalpha())
    if not letters:
        return None
    for script, lang in _SCRIPTS:
        if len(script.findall(sample)) * 2 > letters:
            return lang
    words = Counter(word.lower() for word in _WORD.findall(sample))
    votes = {lang: sum(words[word] for word in little) for lang, little in _SETS.items()}
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    (first, most), (_, second) = ranked[0], ranked[1]
    total = sum(words.values())
    if total < SHORT and most:
        leading = [lang for lang, vote in ranked if vote == most]
        known = [lang for lang in leading if lang in available()]
        if len(leading) == 1 or len(known) == 1:
            return (known or leading)[0]
    if most < 3 or most * 8 < total or most < second * 1.15:
        return _surely_foreign(sample, total)
    return first


def _surely_foreign(sample: str, words: int) -> str | None:
    """A second opinion on longer texts in a language without a list here."""
    if words < 40:
        return None
    from resiliparse.parse.lang import detect_fast

    lang, score = detect_fast(sample)
    return str(lang) if score < 800 and lang != "unknown" else None
