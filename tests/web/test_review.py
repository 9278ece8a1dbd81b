"""The page where a person checks: what it shows, what each button does, and that every act can be taken back."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from selon.dossier import Dossier
from selon.model import Claim, Review
from selon.views.review import Ground
from selon.web.grounds import FLAGS, ground_said, review_said
from selon.web.speech import speech

Send = Callable[..., Any]


@pytest.fixture
def page(copy: Path, client_over: Callable[[Path], TestClient]) -> Iterator[TestClient]:
    with client_over(copy) as found:
        yield found


def fields(text: str) -> dict[str, str]:
    """The form as a browser would send it when nothing is touched."""
    form = text[text.index('<form id="say"') : text.index("</form>", text.index('<form id="say"'))]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        named = re.search(r'name="([^"]*)"', tag)
        if named:
            value = re.search(r'value="([^"]*)"', tag)
            found[named[1]] = html.unescape(value[1]) if value else ""
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


def opened(page: TestClient, address: str = "/review") -> dict[str, str]:
    answer = page.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return fields(answer.text)


def send(page: TestClient, form: dict[str, str], address: str = "/review", **changed: str) -> Any:
    return page.post(address, data={**form, "by": "Ann", **changed})


def standing(path: Path, claim: str) -> Claim | None:
    with Dossier(path) as dossier:
        return next((each for each in dossier.claims(limit=None).results if each.id == claim), None)


def done(path: Path) -> list[Review]:
    with Dossier(path) as dossier:
        return list(dossier.review().results[0].done)


def test_the_page_shows_the_words_the_doubt_and_what_rests_on_it(client: TestClient) -> None:
    text = client.get("/review").text
    form = fields(text)
    assert form["claim"].startswith("C-") and form["next"].startswith("C-") and form["slot-type"] == form["slot-type"].upper()
    assert text.count('class="claim-over') == 1, "the words that evoke it, marked in their paragraph"
    assert "What is doubtful" in text and "Why it matters" in text and 'class="waiting"' in text
    for name in ("accept", "reject", "correct", "skip", "first"):
        assert f'id="{name}"' in text, f"{name} has a key and must have something to press"
    french = client.get("/review?ui=fr").text
    assert "Ce qui est douteux" in french and "What is doubtful" not in french


def test_the_queue_as_data_names_the_speaker_of_every_claim(client: TestClient) -> None:
    [queue] = client.get("/review.json").json()["results"]
    ranks = [each["impact"] * each["doubt"] for each in queue["entries"]]
    assert ranks == sorted(ranks, reverse=True) and len(ranks) == 20
    assert all(each["doubts"] and each["matters"] and each["claim"]["quote"]["exact"] for each in queue["entries"])
    head, first = client.get("/review.csv").text.splitlines()[:2]
    assert "according_to" in head and "doubts" in head and first


def test_every_claim_of_the_situation_is_set_as_it_stands(copy: Path, page: TestClient) -> None:
    """Sent back untouched, no form says anything: what the page writes into a slot is what stands in it."""
    with Dossier(copy) as dossier:
        claims = dossier.claims(limit=None).results[::40]
    for claim in claims:
        form = opened(page, f"/review?claim={claim.id}")
        assert form["claim"] == claim.id
        assert send(page, form, say="correct").status_code == 400, claim.id
    assert done(copy) == []


def test_accept_goes_on_to_the_next_and_keeps_the_name(copy: Path, page: TestClient) -> None:
    form = opened(page)
    went = send(page, form, say="accept", why="read twice")
    assert went.status_code == 303 and f"claim={form['next']}" in went.headers["location"] and "by=Ann" in went.headers["location"]
    [said] = done(copy)
    assert (said.verdict, said.claim, said.by, said.why) == ("accepted", form["claim"], "Ann", "read twice")
    again = opened(page, went.headers["location"])
    assert again["claim"] == form["next"] and again["by"] == "Ann" and opened(page)["claim"] != form["claim"]


def test_reject_takes_the_claim_out_and_undo_brings_it_back(copy: Path, page: TestClient) -> None:
    form = opened(page)
    before = standing(copy, form["claim"])
    assert before is not None and send(page, form, say="reject").status_code == 303
    assert standing(copy, form["claim"]) is None
    [said] = done(copy)
    report = page.get(f"/claim/{form['claim']}").text
    assert "rejected: no such claim" in report and "a later reading no longer gives it" not in report
    shown = page.get(f"/review?claim={form['claim']}")
    assert shown.status_code == 200 and "rejected: no such claim" in shown.text and f'value="{said.id}"' in shown.text
    went = send(page, opened(page), "/review/undo", undo=said.id)
    assert went.status_code == 303 and form["claim"] in went.headers["location"]
    assert standing(copy, form["claim"]) == before and done(copy) == []


def test_what_was_changed_is_corrected_each_slot_for_itself(copy: Path, page: TestClient) -> None:
    form = opened(page)
    went = send(page, form, say="correct", why="the line before", **{"slot-actor": "Moscow; the rescuers [UKR CVL]", "slot-status": "planned"})
    assert went.status_code == 303, went.text[:500]
    now = standing(copy, form["claim"])
    assert now is not None and now.status == "planned"
    assert [(each.name, each.code) for each in now.actor] == [("Moscow", "RUS GOV"), ("the rescuers", "UKR CVL")]
    assert {each.slot for each in done(copy)} == {"actor", "status"}
    report = page.get(f"/claim/{form['claim']}").text
    assert "corrected by Ann" in report and "the line before" in report


def test_another_type_drops_the_mode_of_the_former_one(copy: Path, page: TestClient) -> None:
    with Dossier(copy) as dossier:
        claim = next(each for each in dossier.claims(type="ASSAULT", limit=None).results if each.mode == "airstrike")
    form = opened(page, f"/review?claim={claim.id}")
    send(page, form, say="correct", **{"slot-type": "PROTEST"})
    now = standing(copy, claim.id)
    assert now is not None and (now.type, now.mode) == ("PROTEST", None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"say": "accept", "slot-status": "planned"}, "You changed"),
        ({"say": "correct"}, "Nothing was changed"),
        ({"say": "correct", "slot-when": "some day"}, "is no day, month or year"),
        ({"say": "accept", "by": " "}, "Who says so"),
        ({"say": "accept", "claim": "../../etc/passwd"}, "no such id"),
        ({"say": "accept", "claim": "C-000000000000"}, "no C-000000000000"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_is_kept(copy: Path, page: TestClient, changed: dict[str, str], words: str) -> None:
    refused = send(page, opened(page), **changed)
    assert refused.status_code == 400 and words in html.unescape(refused.text), refused.text[:800]
    assert done(copy) == []


@pytest.mark.parametrize("address", ["/review", "/review/judge", "/review/split", "/review/merge", "/review/undo"])
def test_a_form_without_its_token_does_nothing(copy: Path, page: TestClient, address: str) -> None:
    form = opened(page)
    assert send(page, {**form, "csrf": "0" * 64}, address, say="reject").status_code == 403
    assert standing(copy, form["claim"]) is not None


def unsure(path: Path) -> Any:
    with Dossier(path) as dossier:
        return next(each for each in dossier.review(limit=60).results[0].entries if each.rivals)


def test_a_claim_between_two_events_is_given_to_one(copy: Path, page: TestClient) -> None:
    entry = unsure(copy)
    rival = entry.rivals[0]
    form = opened(page, f"/review?claim={entry.claim.id}&event={rival.event}")
    went = send(page, form, "/review/judge", rival=f"same {rival.claim}", why="the same night")
    assert went.status_code == 303
    with Dossier(copy) as dossier:
        assert entry.claim.id in dossier.show(rival.event).results[0].event.claims
        [judged] = dossier.judge().results
    assert (judged.verdict, judged.by, judged.reasons) == ("same", "Ann", ("the same night",))


def test_an_event_is_parted_and_joined_again(copy: Path, page: TestClient) -> None:
    with Dossier(copy) as dossier:
        event = next(each for each in dossier.events().results if len(each.claims) > 5)
    text = page.get(f"/review?event={event.id}").text
    choices = re.findall(r'name="out" value="(C-\w+)"', text)
    assert set(choices) <= set(event.claims) and len(choices) > 3 and "One event, or two?" in text
    form = {**fields(text), "event": event.id}
    parted = choices[-1]
    assert send(page, form, "/review/split", out=parted).status_code == 303, "what says the same goes along"
    with Dossier(copy) as dossier:
        now = dossier.show(parted).results[0].event
        assert now != event.id
    assert send(page, form, "/review/merge", other=now).status_code == 303
    with Dossier(copy) as dossier:
        assert parted in dossier.show(event.id).results[0].event.claims


def test_an_event_is_parted_by_origin(copy: Path, page: TestClient) -> None:
    with Dossier(copy) as dossier:
        sheet = dossier.show(dossier.events(limit=1).results[0].id).results[0]
    event = sheet.event
    text = page.get(f"/review?event={event.id}").text
    assert text.count('<details class="origin"') == len(sheet.origins) and "reprint" in text
    group = sheet.origins[-1]
    gone = {claim for voice in group.voices for claim in (voice.claim, *voice.again)}
    assert send(page, {**fields(text), "event": event.id}, "/review/split", origin=group.key).status_code == 303
    with Dossier(copy) as dossier:
        assert not gone & set(dossier.show(event.id).results[0].event.claims)


def test_events_of_the_same_days_are_offered_to_be_joined(copy: Path, page: TestClient) -> None:
    with Dossier(copy) as dossier:
        event = dossier.events(limit=1).results[0]
    text = page.get(f"/review?event={event.id}").text
    near = re.findall(r'name="other" value="(E-\w+)"', text)
    assert near and event.id not in near
    with Dossier(copy) as dossier:
        theirs = dossier.show(near[0]).results[0].event.claims
    assert send(page, {**fields(text), "event": event.id}, "/review/merge", other=near[0]).status_code == 303
    with Dossier(copy) as dossier:
        assert set(theirs) <= set(dossier.show(event.id).results[0].event.claims)


def test_a_claim_that_others_print_is_said_once_for_all_of_them(copy: Path, page: TestClient) -> None:
    with Dossier(copy) as dossier:
        entry = next(each for each in dossier.review(limit=200).results[0].entries if each.reprints)
    again = {each.claim for each in entry.reprints}
    form = opened(page, f"/review?claim={entry.claim.id}")
    assert form.pop("alone") == "1" and "Printed again" in page.get(f"/review?claim={entry.claim.id}").text
    went = send(page, form, say="reject")
    assert "said=V-" in went.headers["location"]
    assert not {each.id for each in claims_of(copy)} & {entry.claim.id, *again}
    [said] = done(copy)
    assert ", and of" in page.get("/review").text
    send(page, form, "/review/undo", undo=said.id)
    assert {entry.claim.id, *again} <= {each.id for each in claims_of(copy)} and done(copy) == []
    send(page, form, say="reject", alone="1")
    assert again <= {each.id for each in claims_of(copy)}


def test_a_doubt_about_who_goes_when_a_person_says_who(copy: Path) -> None:
    with Dossier(copy) as dossier:
        doubted = [
            each for each in dossier.claims(limit=None).results
            if each.flags == ("pronoun resolved by rule",) and each.actor and not each.source and not each.recipient
        ]  # fmt: skip
        claim = doubted[0]
        said = dossier.review(claim.id, "actor=the rescuers", by="Ann", alone=True).results[0]
        assert dossier.show(claim.id).results[0].claim.flags == ()
        dossier.undo(said.id, by="Ann")
        assert dossier.show(claim.id).results[0].claim.flags == claim.flags
        dossier.review(claim.id, "status=planned", by="Ann", alone=True)
        assert dossier.show(claim.id).results[0].claim.flags == claim.flags, "nobody said who"


def claims_of(path: Path) -> list[Claim]:
    with Dossier(path) as dossier:
        return list(dossier.claims(limit=None).results)


def test_a_past_day_and_an_empty_dossier_say_what_to_do(page: TestClient, tmp_path: Path, client_over: Callable[[Path], TestClient]) -> None:
    past = page.get("/review?as_of=2023-01-10")
    assert past.status_code == 200 and "Back to now" in past.text and 'id="say"' not in past.text
    with client_over(tmp_path / "none.db") as empty:
        shown = empty.get("/review")
        assert shown.status_code == 200 and "selon add" in shown.text and not (tmp_path / "none.db").exists()


def test_two_people_at_once_lose_nothing(copy: Path, client_over: Callable[[Path], TestClient]) -> None:
    with Dossier(copy) as dossier:
        claims = [each.claim.id for each in dossier.review(limit=6).results[0].entries]
    failed: list[Any] = []

    def one(mine: list[str]) -> None:
        with client_over(copy) as caller:
            for claim in mine:
                answer = send(caller, opened(caller, f"/review?claim={claim}"), say="reject")
                if answer.status_code != 303:
                    failed.append(answer.text[:300])

    people = [threading.Thread(target=one, args=(claims[n::2],)) for n in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert not failed and {each.claim for each in done(copy)} == set(claims)
    assert all(standing(copy, claim) is None for claim in claims)


def test_the_text_of_a_report_and_of_a_reviewer_stay_text(copy: Path, page: TestClient) -> None:
    form = opened(page)
    nasty = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    assert send(page, form, say="correct", why=nasty, by="<b>Ann</b>", **{"slot-actor": nasty}).status_code == 303
    for address in ("/review", f"/review?claim={form['claim']}&by=%3Cb%3EAnn", f"/claim/{form['claim']}"):
        text = page.get(address).text
        assert "<script>alert" not in text and "<img src=x" not in text and "<b>Ann" not in text


def test_every_doubt_of_the_situation_has_words_in_french(situation: Path) -> None:
    french, english = speech("fr"), speech("en")
    with Dossier(situation) as dossier:
        entries = dossier.review(limit=500).results[0].entries
    grounds = {msgspec.json.encode(each): each for entry in entries for each in (*entry.doubts, *entry.matters)}.values()
    assert {each.what for each in grounds} >= {"told", "rivals", "flag", "near", "unknown", "nobody"}
    for each in grounds:
        assert each.what != "flag" or each.name in FLAGS, each.name
        assert ground_said(each, french) != ground_said(each, english)
    said = Review("C-1", "corrected", slot="actor", value="", was="Minsk")
    assert review_said(said, english) == "who corrected: nothing, instead of Minsk" and "Minsk" in review_said(said, french)
    assert ground_said(Ground("flag", "a new doubt", 1, name="a new doubt"), french) == "a new doubt", "as it is, rather than left out"
