"""What a person says changes claims of reports that are resolved already: all of them are taken anew into the whole, in one go.

A rule may change a claim in hundreds of reports. Taken one by one each would search the likest of the same neighbours again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from selon.dossier.resolving import gather_stale, version
from selon.events.profile import Profile, profile, profile_id
from selon.events.resolve import Decision, update
from selon.events.weights import shipped
from selon.model import Claim

if TYPE_CHECKING:
    from selon.store import Derived


def reviewed(derived: Derived, *reports: str) -> None:
    """What persons say of claims of these reports has changed. Their texts have not, so the family trees stand."""
    weights = shipped()
    if derived.weights() != version(weights):
        return  # never resolved, or by other weights: all of it is made anew when it is asked for
    tables = derived.tables(Profile, Decision)
    behind = {each for report in reports for each in tables.left_behind(report)}
    new: dict[str, Profile] = {}
    joined: set[str] = set()
    for identity in reports:
        derived.set_stale(derived.leaders_of_profiles(tables.withdrawn(identity)))
        report = derived.report(identity)
        for number, record, before in tables.claims_of(identity):
            if before is not None:
                continue  # a row that stands as it stood
            value = profile(msgspec.json.decode(record, type=Claim), report)
            known = profile_id(value)
            tables.set_profile(number, known)
            if known in behind:
                continue
            if tables.has(known):
                joined.add(known)
            else:
                new[known] = value
    # What only withdrawn claims had may be had again by a claim that was written for another.
    gone = sorted(behind & {each for report in reports for each in tables.left_behind(report)})
    touched = update(tables, new=new, gone=gone, weights=weights)
    derived.set_stale(touched | derived.leaders_of_profiles(joined) | derived.leaders_of_reports(list(reports)))
    gather_stale(derived)
