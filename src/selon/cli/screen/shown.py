"""One report with its claims marked in the text, one claim, and why a claim reads as it does.

With colour a trigger is underlined in the style of its claim; without, it stands in brackets: ⟦est arrivé⟧¹. The
number leads to the list under the paragraph either way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.cli.screen.claims import draw_report_head, parties, stacked, standing_words, what
from selon.cli.screen.wording import DIM, STYLES, short
from selon.dossier import ClaimRow, Why, claim_row, review_words, rule_words, when_words

if TYPE_CHECKING:
    from selon.dossier import MarkedReport, Paragraph, Shown
    from selon.model import Claim

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANKS = str.maketrans("\n\r\t", "   ")
_MEASURE = 76
_ROOM = 96


def draw_shown(screen: Console, shown: Shown) -> None:
    if shown.claim is not None:
        _draw_claim(screen, shown)
        return
    draw_report_head(screen, shown.marked.report)
    _draw_text(screen, shown.marked, coloured=_coloured(screen))
    for where in shown.where:
        screen.print(Text(f"from {where}", style=DIM))


def _coloured(screen: Console) -> bool:
    return screen.is_terminal and not screen.no_color and screen.color_system is not None


def _draw_text(screen: Console, marked: MarkedReport, *, coloured: bool) -> None:
    rows = [claim_row(claim) for claim in marked.claims]
    for paragraph in marked.paragraphs:
        text = _paragraph(paragraph, rows, coloured=coloured)
        screen.print(text, width=_MEASURE)
        if paragraph.claims:
            screen.print(Padding(_notes(paragraph, rows), (1, 0, 0, 2)), width=_ROOM)
        screen.print()


def _paragraph(paragraph: Paragraph, rows: list[ClaimRow], *, coloured: bool) -> Text:
    text = Text()
    runs = paragraph.runs
    for at, run in enumerate(runs):
        before = runs[at - 1].triggers if at else ()
        after = runs[at + 1].triggers if at + 1 < len(runs) else ()
        opening = [n for n in run.triggers if n not in before]
        closing = [n for n in run.triggers if n not in after]
        if run.triggers:
            standing = rows[run.triggers[0] - 1].standing
            if coloured:
                text.append(run.text, style=f"underline {STYLES[standing]}")
            else:
                text.append("⟦" * bool(opening) + run.text + "⟧" * bool(closing))
            if closing:
                text.append("\u02d2".join(str(n).translate(_RAISED) for n in closing), style=DIM)
        else:
            text.append(run.text, style="italic" if run.cue and coloured else "")
    return text


def _notes(paragraph: Paragraph, rows: list[ClaimRow]) -> Table:
    """The claims of a paragraph: the record beside the text it was read from."""
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
    table.add_column(width=3, justify="right")
    table.add_column(ratio=1)
    table.add_column(width=8)
    for number in paragraph.claims:
        row = rows[number - 1]
        table.add_row(Text(str(number), style=DIM), _note(row), Text(short(row.id), style=DIM))
    return table


def _note(row: ClaimRow) -> Text:
    text = standing_words(row)
    text.append_text(what(row))
    text.append(f"  {row.who or '?'}")
    if row.to_whom:
        text.append(f" → {row.to_whom}")
    for detail in (row.where, *row.counts, row.when):
        if detail:
            text.append(f" · {detail}")
    text.append(f" · according to {row.according_to}", style=DIM)
    return text


def _draw_claim(screen: Console, shown: Shown) -> None:
    claim = shown.claim
    assert claim is not None
    row = claim_row(claim)
    head = standing_words(row)
    head.append_text(what(row))
    head.append(f"  {row.id}", style=DIM)
    screen.print(head)
    said = [each for each in shown.reviews if shown.claim is not None and each.claim == shown.claim.id]
    if shown.withdrawn and not shown.rules and not any(each.verdict == "rejected" for each in said):
        screen.print(Text(f"withdrawn {shown.withdrawn_at or ''}: a later reading no longer gives it", style="yellow"))
    for each in said:
        screen.print(Text(f"{review_words(each)} ({short(each.id)})", style="yellow"))
    for rule in shown.rules:
        screen.print(Text(f"{rule_words(rule)}, a rule by {rule.by} ({short(rule.id)})", style="yellow"))
    screen.print()
    screen.print(Padding(_quote(claim), (0, 0, 1, 2)), width=_MEASURE + 4)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for name, value in _facts(row, claim):
        if value.plain:
            table.add_row(Text(name, style=DIM), value)
    screen.print(table)
    screen.print()
    if shown.event:
        screen.print(Text(f"event {short(shown.event)}: every voice on it with `selon show {short(shown.event)}`", style=DIM))
        screen.print()
    draw_report_head(screen, shown.marked.report)


def _quote(claim: Claim) -> Text:
    """The quote in its surroundings, the trigger and the cues marked."""
    quote = claim.quote
    # The surroundings are a fixed number of characters; a word that they cut is left out.
    prefix, suffix = quote.prefix[quote.prefix.find(" ") + 1 :], quote.suffix[: quote.suffix.rfind(" ") + 1]
    text = Text.assemble((_flat(prefix), DIM), _flat(quote.exact), (_flat(suffix), DIM))
    start = quote.start - len(prefix)
    text.stylize("bold underline", claim.trigger.start - start, claim.trigger.end - start)
    for speaker in claim.source:
        if speaker.cue:
            text.stylize("italic", max(speaker.cue.start - start, 0), max(speaker.cue.end - start, 0))
    return Text.assemble(Text("… ", style=DIM), text, Text(" …", style=DIM))


def _flat(text: str) -> str:
    """Line ends as blanks, one for one, so that offsets hold."""
    return text.translate(_BLANKS)


def _facts(row: ClaimRow, claim: Claim) -> list[tuple[str, Text]]:
    chain = [Text("the report says")] + [
        Text("  " * depth + "that ")
        .append(speaker.name, style="bold")
        .append(f" ({speaker.code})" if speaker.code else "", style=DIM)
        .append(f": {speaker.stance}")
        .append(f" « {speaker.cue.exact} »" if speaker.cue else "", style="italic")
        .append(f" · said {when_words(speaker.said)}" if when_words(speaker.said) else "", style=DIM)
        for depth, speaker in enumerate(claim.source, start=1)
    ]
    places = ", ".join(
        f"{place.name} ({place.precision}{', ' + place.country if place.country else ''}, {place.role})"
        for place in claim.place
    )
    when = row.when + (f"  EDTF {row.edtf}" if row.edtf else "")
    actors = [Text(a.name).append(f"  {a.code}" if a.code else "", style=DIM) for a in claim.actor]
    recipients = [Text(a.name).append(f"  {a.code}" if a.code else "", style=DIM) for a in claim.recipient]
    return [
        ("who", stacked(*actors) if actors else Text("not said", style=DIM)),
        ("to whom", stacked(*recipients)),
        ("when", Text(when) if when.strip() else Text("unknown", style=DIM)),
        ("where", Text(places)),
        ("how many", Text(", ".join(row.counts))),
        ("according to", stacked(*chain) if claim.source else Text("the report's own voice")),
        (
            "status",
            Text(f"{row.status}, {'said to be so' if row.polarity == '+' else 'said not to be so'}, {row.certainty}"),
        ),
        ("contexts", Text(", ".join(claim.contexts))),
        ("doubts", Text(", ".join(row.flags), style="yellow")),
    ]


def draw_why(screen: Console, found: Why) -> None:
    row = claim_row(found.claim)
    head = standing_words(row)
    head.append_text(what(row))
    head.append("  ").append_text(Text(parties(row).plain.replace("\n", " ")))
    head.append(f"  {row.id}", style=DIM)
    screen.print(head)
    screen.print(Padding(_quote(found.claim), (1, 0, 1, 2)), width=_MEASURE + 4)
    screen.print(
        Text.assemble(("rule   ", DIM), found.rule, (f"  version {found.version}" if found.version else "", DIM))
    )
    if found.words:
        screen.print(Text.assemble(("words  ", DIM), " · ".join(f"« {word} »" for word in found.words)))
    screen.print()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=DIM)
    table.add_column("field", width=10)
    table.add_column("value", ratio=3)
    table.add_column("words of the text", ratio=2)
    table.add_column("because", ratio=3)
    for field in found.fields:
        words = " · ".join(f"« {word} »" for word in field.words)
        table.add_row(
            Text(field.field, style="bold"),
            Text(field.value),
            Text(words, style="italic"),
            Text(field.reason),
        )
    screen.print(table)
    for earlier in found.earlier:
        screen.print(Text(f"earlier: {earlier}", style=DIM))
