"""French verb forms: facts written by hand, and what must hold of every verb."""

from __future__ import annotations

import time

import pytest

from selon.errors import PackError
from selon.lang import load_pack
from selon.lang.conjugate import Conjugator, conjugator, read

# lemma: feature form, feature form... (a form in brackets must not exist)
FACTS = """
être: pres.1s suis, pres.3p sont, imp.3s était, fut.3p seront, subj.3s soit, simple.3s fut, subjimp.3s fût, pp.ms été, [étée]
être: imper.1p soyons, ger étant, cond.3s serait, pres.2p êtes
avoir: pres.1s ai, pres.3s a, pres.3p ont, fut.3s aura, subj.3s ait, simple.3p eurent, pp.ms eu, pp.fs eue, ger ayant
aller: pres.3s va, pres.3p vont, fut.3p iront, subj.3s aille, simple.3s alla, pp.fp allées, imper.2s va, imp.1p allions
parler: pres.3s parle, subj.3s parle, imper.2s parle, simple.3p parlèrent, subjimp.3s parlât, pp.mp parlés, cond.1p parlerions
tuer: pres.3p tuent, simple.3s tua, fut.3s tuera, pp.fs tuée
créer: pres.3s crée, pp.ms créé, pp.fs créée, fut.3s créera, [crèe]
bombarder: pp.mp bombardés, ger bombardant, simple.3p bombardèrent
manger: pres.1p mangeons, imp.3s mangeait, imp.1p mangions, simple.3p mangèrent
engager: ger engageant, simple.3s engagea, pp.ms engagé, [engagant]
annoncer: imp.3s annonçait, simple.3s annonça, pres.1p annonçons, pres.3s annonce, [annoncait]
appeler: pres.3s appelle, pres.1p appelons, fut.3s appellera, pp.ms appelé, [appèle]
rappeler: pres.3p rappellent, imp.3s rappelait
rejeter: pres.3s rejette, fut.3p rejetteront, simple.3s rejeta, [rejète]
projeter: pres.3s projette, imp.3s projetait
renouveler: pres.3s renouvelle, pres.3s renouvèle, pp.ms renouvelé
geler: pres.3s gèle, pres.1p gelons, fut.3s gèlera, [gelle]
acheter: pres.3s achète, cond.3p achèteraient, [achette]
harceler: pres.3p harcèlent, pp.fs harcelée
démanteler: pres.3s démantèle, fut.3s démantèlera, simple.3s démantela
lever: pres.3s lève, fut.3s lèvera, pp.fs levée
mener: pres.3p mènent, simple.3p menèrent
amener: subj.3s amène, cond.3s amènerait
sevrer: pres.3s sèvre, pp.mp sevrés
annexer: pres.3s annexe, [annèxe]
presser: pres.3s presse, [prèsse]
libérer: pres.3s libère, fut.3s libérera, fut.3s libèrera, simple.3s libéra
céder: pres.3p cèdent, fut.3s cédera, cond.3s cèderait, pp.ms cédé
protéger: pres.3s protège, pres.1p protégeons, imp.3s protégeait, fut.3s protégera
régner: pres.3s règne, simple.3s régna
déléguer: pres.3s délègue, ger déléguant
célébrer: pres.3s célèbre, pp.fp célébrées
déployer: pres.3s déploie, fut.3s déploiera, pres.1p déployons, pp.mp déployés, [déployera]
appuyer: pres.3s appuie, imp.1p appuyions, imp.3s appuyait
payer: pres.3s paie, pres.3s paye, fut.3s paiera, fut.3s payera
envoyer: pres.3s envoie, fut.3s enverra, cond.3p enverraient, simple.3s envoya, [envoiera]
renvoyer: fut.3p renverront, pres.3p renvoient
finir: pres.3s finit, simple.3s finit, pres.3p finissent, subj.3s finisse, ger finissant, pp.fs finie, fut.3s finira
choisir: subjimp.3s choisît, imp.3p choisissaient
agir: pres.3p agissent, simple.3p agirent
envahir: pp.ms envahi, simple.3p envahirent
bannir: pp.mp bannis, pres.3s bannit
répartir: pres.3p répartissent, imp.3s répartissait, [répartent]
asservir: pres.3p asservissent, [asservent]
investir: pres.3s investit, ger investissant
haïr: pres.3s hait, pres.3p haïssent, simple.3s haït, pp.ms haï, fut.3s haïra
partir: pres.3s part, pres.3p partent, simple.3s partit, subj.3s parte, pp.fs partie
sortir: pres.1s sors, ger sortant, fut.3s sortira
servir: pres.3s sert, pp.ms servi, imp.3s servait
dormir: pres.3s dort, pres.3p dorment
démentir: pres.3s dément, pres.3p démentent, simple.3s démentit
ressentir: pres.3p ressentent, pp.fp ressenties
ouvrir: pres.3s ouvre, pp.ms ouvert, pp.fs ouverte, simple.3p ouvrirent, imper.2s ouvre
offrir: pres.3s offre, pp.mp offerts, fut.3s offrira
souffrir: imp.3p souffraient, pp.ms souffert
couvrir: pp.fs couverte, subj.3s couvre
courir: pres.3s court, fut.3s courra, simple.3s courut, pp.ms couru
secourir: fut.3p secourront, pp.mp secourus, pres.3s secourt
mourir: pres.3s meurt, pres.3p meurent, pres.1p mourons, fut.3s mourra, pp.fs morte, simple.3p moururent, subj.1p mourions
tenir: pres.3s tient, pres.3p tiennent, fut.3s tiendra, simple.3s tint, simple.1p tînmes, subjimp.3s tînt, pp.ms tenu
venir: subj.3s vienne, subj.1p venions, simple.3p vinrent, imp.3s venait
soutenir: pres.3s soutient, simple.3s soutint
intervenir: fut.3s interviendra, pp.fs intervenue
prévenir: pres.3s prévient, simple.3s prévint
acquérir: pres.3s acquiert, pres.3p acquièrent, fut.3s acquerra, pp.ms acquis, pp.mp acquis, simple.3s acquit
conquérir: pp.fs conquise, imp.3s conquérait
fuir: pres.3s fuit, pres.1p fuyons, pres.3p fuient, subj.3s fuie, imp.3p fuyaient
accueillir: pres.3s accueille, fut.3s accueillera, simple.3s accueillit, pp.mp accueillis
bouillir: pres.3s bout, pres.3p bouillent
assaillir: pres.3p assaillent, fut.3s assaillira, pp.mp assaillis
tressaillir: pres.3s tressaille
pouvoir: pres.1s peux, pres.3s peut, pres.3p peuvent, fut.3s pourra, subj.3s puisse, simple.3s put, pp.ms pu, [pue]
vouloir: pres.3s veut, subj.3s veuille, subj.1p voulions, fut.3s voudra, imper.2p veuillez, simple.3s voulut
devoir: pres.3s doit, pres.3p doivent, fut.3s devra, pp.ms dû, pp.fs due, simple.3s dut, subjimp.3s dût
savoir: pres.3s sait, subj.3s sache, ger sachant, fut.3s saura, simple.3s sut
voir: pres.3s voit, fut.3s verra, simple.3s vit, imp.3s voyait, pp.fs vue
prévoir: fut.3s prévoira, pres.3p prévoient, simple.3s prévit, [préverra]
recevoir: pres.3s reçoit, pres.1p recevons, pp.ms reçu, simple.3p reçurent, fut.3s recevra, subjimp.3s reçût
valoir: pres.3s vaut, subj.3s vaille, fut.3s vaudra
falloir: pres.3s faut, imp.3s fallait, fut.3s faudra, subj.3s faille, cond.3s faudrait, simple.3s fallut, [faillons]
pleuvoir: pres.3s pleut, imp.3s pleuvait
asseoir: pres.3s assied, pres.3s assoit, fut.3s assiéra, pp.fs assise, simple.3s assit
promouvoir: pp.ms promu, pres.3s promeut, simple.3s promut
émouvoir: pres.3p émeuvent, pp.fs émue
rendre: pres.3s rend, pres.3p rendent, simple.3s rendit, pp.ms rendu, fut.3s rendra, [rendt]
défendre: imp.3s défendait, subj.3s défende
perdre: pp.fp perdues, simple.3p perdirent
répondre: pres.3s répond, ger répondant
rompre: pres.3s rompt, pp.fs rompue
interrompre: pres.3p interrompent, simple.3s interrompit
vaincre: pres.3s vainc, pres.3p vainquent, pp.ms vaincu, simple.3s vainquit, fut.3s vaincra
prendre: pres.3s prend, pres.1p prenons, pres.3p prennent, subj.3s prenne, subj.1p prenions, simple.3p prirent, pp.fs prise
mettre: pres.3s met, pres.3p mettent, simple.3s mit, pp.ms mis, pp.mp mis, subjimp.3s mît
promettre: pp.fs promise, fut.3s promettra
battre: pres.3s bat, pp.mp battus, simple.3p battirent
dire: pres.2p dites, pres.3s dit, simple.3s dit, pres.3p disent, pp.fs dite, imper.2p dites
redire: pres.2p redites
interdire: pres.2p interdisez, pp.fs interdite
contredire: pres.2p contredisez, pres.3s contredit, [contredissent]
maudire: pres.3p maudissent, pp.ms maudit
lire: pres.3s lit, simple.3s lut, pp.ms lu
élire: pp.fs élue, simple.3p élurent, pres.3p élisent
écrire: pres.3p écrivent, pp.ms écrit, simple.3s écrivit
décrire: pres.3s décrit, ger décrivant
faire: pres.2p faites, pres.3p font, fut.3s fera, subj.3s fasse, simple.3p firent, imp.3s faisait, pp.fs faite
conduire: pp.fs conduite, simple.3s conduisit, pres.3p conduisent
détruire: pp.fp détruites, simple.3p détruisirent
nuire: pp.ms nui, pres.3p nuisent, [nuite]
suivre: pres.1s suis, pp.ms suivi, simple.3s suivit
vivre: simple.3p vécurent, pp.ms vécu, pres.3s vit
craindre: pres.3s craint, pres.3p craignent, simple.3s craignit, pp.fs crainte, fut.3s craindra
atteindre: pp.mp atteints, imp.3s atteignait
rejoindre: pres.3p rejoignent, simple.3p rejoignirent
connaître: pres.3s connaît, pres.3s connait, pres.3p connaissent, simple.3s connut, fut.3s connaîtra
disparaître: pp.mp disparus, simple.3s disparut
naître: simple.3s naquit, pp.fs née, pres.3s naît
accroître: pp.ms accru, pres.3p accroissent, simple.3s accrut
croître: pres.3s croît, pp.ms crû, simple.3s crût
croire: pres.3p croient, simple.3s crut, pp.ms cru, imp.3s croyait, fut.3s croira
boire: pres.3p boivent, pres.1p buvons, simple.3s but, pp.fs bue
plaire: pres.3s plaît, simple.3s plut, pp.ms plu
taire: pres.3s tait, pp.fs tue, simple.3p turent
conclure: pp.ms conclu, pp.fs conclue, pres.3s conclut, simple.3s conclut, fut.3s conclura
inclure: pp.ms inclus, pp.fs incluse
résoudre: pres.3s résout, pres.3p résolvent, pp.ms résolu, simple.3s résolut
dissoudre: pp.ms dissous, pp.fs dissoute, pres.3p dissolvent, fut.3s dissoudra
coudre: pres.3s coud, pres.3p cousent, pp.ms cousu
moudre: pres.3p moulent, pp.ms moulu
rire: pres.3p rient, simple.3s rit, imp.1p riions
suffire: pres.3s suffit, pres.3p suffisent, pp.ms suffi
extraire: pres.3p extraient, pres.1p extrayons, pp.fs extraite
clore: pres.3s clôt, pp.ms clos, pp.fs close
"""


def facts() -> list[tuple[str, str, str]]:
    rows = []
    for line in FACTS.strip().splitlines():
        lemma, _, rest = line.partition(": ")
        for fact in rest.split(", "):
            feature, _, form = fact.rpartition(" ")
            rows.append((lemma, feature, form))
    return rows


# one verb of every kind, to hold the properties against
VERBS = sorted({lemma for lemma, _, _ in facts()})
FINITE = {"pres", "imp", "fut", "cond", "subj", "simple"}
PERSONS = {"1s", "2s", "3s", "1p", "2p", "3p"}
FEATURES = (
    {"inf", "ger", "subjimp.3s", "imper.2s", "imper.1p", "imper.2p"}
    | {f"pp.{agreement}" for agreement in ("ms", "fs", "mp", "fp")}
    | {f"{tense}.{person}" for tense in FINITE for person in PERSONS}
)
DEFECTIVE = {"falloir", "pleuvoir", "clore", "extraire", "pouvoir", "être", "nuire", "plaire", "rire", "suffire"}


@pytest.fixture(scope="module")
def french() -> Conjugator:
    return conjugator("fr")


@pytest.mark.parametrize(("lemma", "feature", "form"), facts())
def test_fact(french: Conjugator, lemma: str, feature: str, form: str) -> None:
    forms = french.forms(lemma)
    if form.startswith("["):
        assert form.strip("[]") not in forms
    else:
        assert feature in forms.get(form, frozenset())


@pytest.mark.parametrize("lemma", VERBS)
def test_paradigm_is_whole(french: Conjugator, lemma: str) -> None:
    forms = french.forms(lemma)
    found = {feature for features in forms.values() for feature in features}
    assert found <= FEATURES
    assert forms[lemma] >= {"inf"}
    assert all(form and form == form.strip() and form.islower() for form in forms)
    if lemma not in DEFECTIVE:
        assert found == FEATURES


@pytest.mark.parametrize("lemma", VERBS)
def test_french_regularities(french: Conjugator, lemma: str) -> None:
    """The conditional is the future stem with the endings of the imperfect; so is the imperfect of the participle."""
    by_feature: dict[str, set[str]] = {}
    for form, features in french.forms(lemma).items():
        for feature in features:
            by_feature.setdefault(feature, set()).add(form)
    future = {form.removesuffix("a") for form in by_feature["fut.3s"]}
    assert {form.removesuffix("ait") for form in by_feature["cond.3s"]} == future
    assert all(stem.endswith("r") for stem in future)
    if lemma not in {"avoir", "savoir", "falloir", "clore"}:
        assert {f.removesuffix("ant") for f in by_feature["ger"]} == {f[:-3] for f in by_feature["imp.3s"]}


def test_defective_verbs_have_no_other_persons(french: Conjugator) -> None:
    for lemma in ("falloir", "pleuvoir"):
        persons = {f.partition(".")[2] for fs in french.forms(lemma).values() for f in fs}
        assert not persons & {"1s", "2s", "1p", "2p"}
    assert not any("simple" in f for fs in french.forms("extraire").values() for f in fs)


def test_what_is_no_verb_has_no_forms(french: Conjugator) -> None:
    for word in ("", "table", "guerre", "chef", "ministère", "se"):
        assert french.forms(word) == {}
    assert french.forms("ravoir") == {"ravoir": frozenset({"inf"})}
    assert french.invert(["guerre"]) == {}


def test_compounds_follow_their_verb(french: Conjugator) -> None:
    pairs = {
        "tenir": "maintenir obtenir retenir détenir contenir", "venir": "parvenir survenir convenir provenir",
        "mettre": "soumettre admettre commettre transmettre compromettre permettre", "prendre": "surprendre reprendre",
        "battre": "combattre abattre débattre", "crire": "inscrire souscrire prescrire", "vivre": "survivre",
        "cevoir": "décevoir percevoir concevoir", "duire": "produire réduire introduire traduire",
        "vaincre": "convaincre", "suivre": "poursuivre", "voir": "revoir entrevoir", "faire": "défaire satisfaire",
    }  # fmt: skip
    models = {"crire": "écrire", "cevoir": "recevoir", "duire": "conduire"}
    for tail, compounds in pairs.items():
        model = models.get(tail, tail)
        head = model.removesuffix(tail)
        wanted = {form.removeprefix(head): fs for form, fs in french.forms(model).items()}
        for lemma in compounds.split():
            prefix = lemma.removesuffix(tail)
            assert french.forms(lemma) == {prefix + form: fs for form, fs in wanted.items()}


def test_invert_agrees_with_forms(french: Conjugator) -> None:
    table = french.invert([*VERBS, *VERBS])
    there = {(form, lemma, f) for form, rows in table.items() for lemma, f in rows}
    back = {(form, lemma, f) for lemma in VERBS for form, fs in french.forms(lemma).items() for f in fs}
    assert there == back
    assert all(list(rows) == sorted(set(rows)) for rows in table.values())


def test_homographs_keep_every_reading(french: Conjugator) -> None:
    table = french.invert(["suivre", "être", "voir", "vivre", "indiquer"])
    assert table["suis"] == (
        ("suivre", "imper.2s"), ("suivre", "pres.1s"), ("suivre", "pres.2s"), ("être", "pres.1s"),
    )  # fmt: skip
    assert table["vit"] == (("vivre", "pres.3s"), ("voir", "simple.3s"))
    assert {f for _, f in table["indique"]} == {"pres.1s", "pres.3s", "subj.1s", "subj.3s", "imper.2s"}


def test_two_thousand_verbs_are_inverted_fast(french: Conjugator) -> None:
    letters = "bdfjlmnprstv"
    lemmas = [f"{a}o{b}a{c}er" for a in letters for b in letters for c in letters] + VERBS
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        french.invert(lemmas[:2000])
        best = min(best, time.perf_counter() - start)
    assert best < 0.5  # a quarter of a second is wanted, the rest is room for a busy machine


def test_a_language_without_data_conjugates_nothing() -> None:
    assert conjugator("xx").forms("be") == {}
    assert conjugator("xx").invert(["be"]) == {}


GOOD = """
[persons]
pres = "1s 2s"
[letters]
C = "b d"
[set.plain]
stems = { late = "early" }
pres = "early+o late+as"
[model.amar]
endings = ["ar"]
uses = ["plain"]
stems = { early = "" }
[model.soñar]
endings = ["oCar"]
uses = ["plain"]
stems = { early = "ueC", late = "uC/oC" }
"""


def test_the_engine_knows_no_language() -> None:
    small = read(GOOD.replace("[model.soñar]", '[model."soñar"]'))
    assert small.forms("amar") == {
        "amo": frozenset({"pres.1s"}), "amas": frozenset({"pres.2s"}), "amar": frozenset({"inf"}),
    }  # fmt: skip
    assert set(small.forms("rodar")) == {"ruedo", "rudas", "rodas", "rodar"}


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('pres = "early+o late+as"', 'pres = "early+o"', ":8: pres has 1 cells"),
        ('pres = "early+o late+as"', 'past = "early+o late+as"', ":8: unknown tense or field 'past'"),
        ('uses = ["plain"]', 'uses = ["plane"]', ":11: unknown set 'plane'"),
        ('stems = { early = "" }', "stems = {}", ":12: pres asks for a stem 'early'"),
        ('stems = { early = "" }', 'stems = { early = 1 }', ":12: a table of texts"),
        ('endings = ["ar"]', 'endings = "ar"', ":10: endings is not a list"),
        ('endings = ["ar"]', 'endings = ["ar", "ar"]', ":10: 'ar' belongs to two models"),
        ('endings = ["ar"]', 'endings = ["ar"]\ncut = "er"', ":10: 'ar' does not end in 'er'"),
        ('endings = ["ar"]', "", ":9: no verb follows this model"),
        ("[model.amar]", '[model.amar]\nlike = "ser"', ":10: no model 'ser' above"),
        ("[letters]", "[lettres]", ":4: unknown section 'lettres'"),
        ("[letters]", "[letters", "conjugation.toml: "),
    ],
)  # fmt: skip
def test_faults_are_named_with_their_line(old: str, new: str, complaint: str) -> None:
    good = GOOD.replace("[model.soñar]", '[model."soñar"]')
    with pytest.raises(PackError) as caught:
        read(good.replace(old, new, 1))
    assert complaint in str(caught.value)


# --- English ---------------------------------------------------------------------------------------------------------

# plain form: third person, past tense, past participle, -ing form; a/b are both in use
ENGLISH = """
be: is was/were been being
have: has had had having
do: does did done doing
go: goes went gone going
say: says said said saying
attack: attacks attacked attacked attacking
fire: fires fired fired firing
accuse: accuses accused accused accusing
agree: agrees agreed agreed agreeing
free: frees freed freed freeing
flee: flees fled fled fleeing
die: dies died died dying
lie: lies lay/lied lain/lied lying
lay: lays laid laid laying
deny: denies denied denied denying
deploy: deploys deployed deployed deploying
overfly: overflies overflew overflown overflying
reach: reaches reached reached reaching
crash: crashes crashed crashed crashing
dismiss: dismisses dismissed dismissed dismissing
annex: annexes annexed annexed annexing
veto: vetoes vetoed vetoed vetoing
boo: boos booed booed booing
panic: panics panicked panicked panicking
stop: stops stopped stopped stopping
ban: bans banned banned banning
stab: stabs stabbed stabbed stabbing
admit: admits admitted admitted admitting
visit: visits visited visited visiting
target: targets targeted targeted targeting
occur: occurs occurred occurred occurring
offer: offers offered offered offering
expel: expels expelled expelled expelling
patrol: patrols patrolled patrolled patrolling
travel: travels travelled/traveled travelled/traveled travelling/traveling
cancel: cancels cancelled/canceled cancelled/canceled cancelling/canceling
fulfil: fulfils fulfilled fulfilled fulfilling
fulfill: fulfills fulfilled fulfilled fulfilling
develop: develops developed developed developing
quiz: quizzes quizzed quizzed quizzing
seize: seizes seized seized seizing
take: takes took taken taking
undertake: undertakes undertook undertaken undertaking
stake: stakes staked staked staking
strike: strikes struck struck/stricken striking
shoot: shoots shot shot shooting
shed: sheds shed shed shedding
hit: hits hit hit hitting
put: puts put put putting
beat: beats beat beaten beating
begin: begins began begun beginning
withdraw: withdraws withdrew withdrawn withdrawing
fight: fights fought fought fighting
seek: seeks sought sought seeking
sink: sinks sank/sunk sunk sinking
hang: hangs hung/hanged hung/hanged hanging
hold: holds held held holding
uphold: upholds upheld upheld upholding
lead: leads led led leading
leave: leaves left left leaving
meet: meets met met meeting
send: sends sent sent sending
break: breaks broke broken breaking
freeze: freezes froze frozen freezing
forbid: forbids forbade/forbad forbidden forbidding
overthrow: overthrows overthrew overthrown overthrowing
wind: winds wound wound winding
wound: wounds wounded wounded wounding
find: finds found found finding
found: founds founded founded founding
"""



def english() -> list[tuple[str, dict[str, set[str]]]]:
    rows = []
    for line in ENGLISH.strip().splitlines():
        lemma, cells = line.split(": ")
        third, past, participle, ing = (set(cell.split("/")) for cell in cells.split())
        rows.append((lemma, {"pres.3s": third, "simple.3p": past, "pp": participle, "ger": ing, "inf": {lemma}}))
    return rows


@pytest.mark.parametrize(("lemma", "wanted"), english())
def test_english_forms(lemma: str, wanted: dict[str, set[str]]) -> None:
    forms = conjugator("en").forms(lemma)
    for feature, expected in wanted.items():
        found = {form for form, features in forms.items() if feature in features}
        if lemma == "be" and feature == "simple.3p":
            expected = {"were"}
        assert found == expected, feature


def test_english_plain_form_is_present_too() -> None:
    assert conjugator("en").forms("attack")["attack"] >= {"inf", "pres.1s", "pres.3p"}
    assert "pres.3s" not in conjugator("en").forms("attack")["attack"]
    assert conjugator("en").forms("cut")["cut"] >= {"inf", "simple.3s", "pp"}


def test_every_english_verb_of_the_pack_has_all_its_tenses() -> None:
    """The check over the verbs of news: no lemma without forms, and every form leads back."""
    engine = conjugator("en")
    lemmas = sorted(lemma for lemma in load_pack("en").verbs if lemma.isalpha() and lemma.isascii())
    assert len(lemmas) > 600
    inverted = engine.invert(lemmas)
    for lemma in lemmas:
        forms = engine.forms(lemma)
        names = {feature.split(".")[0] for features in forms.values() for feature in features}
        assert names == {"inf", "ger", "pp", "pres", "simple"}, lemma
        assert all((lemma, feature) in inverted[form] for form, features in forms.items() for feature in features)


def test_english_irregular_forms_are_not_regular() -> None:
    engine = conjugator("en")
    wrong = {"taked", "goed", "striked", "flied", "fleed", "stoped", "occured", "admited", "visitted", "developped"}
    lemmas = ["take", "go", "strike", "fly", "flee", "stop", "occur", "admit", "visit", "develop"]
    assert wrong & engine.invert(lemmas).keys() == set()
