"""What the dossier refuses (an id that nobody has, a day that is none, a file that is no dossier), in the words of the page's language.

Its errors are English and name commands and paths; each that a page can meet is known here, and told with what to do on a page.
What is not known stays as it is, marked as English.
"""

from __future__ import annotations

import re

from selon.web.speech import Speech
from selon.web.words import N_

_LOOK = N_("Look it up in the list: an id changes when a report is read again with other words.")
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (r"no (?P<id>[ERCX]-\S*|\S+) in .*", N_("There is no %(id)s in this dossier."), _LOOK),
    (r"no (?:report|event|contradiction) (?P<id>\S+?)(?: in .*)?", N_("There is no %(id)s in this dossier."), _LOOK),
    (r"no event (?P<id>\S+) was known then", N_("%(id)s was not known then."), N_("Go back to now, or take a later day.")),
    (r"(?P<id>\S+) was not known on (?P<day>\S+)", N_("%(id)s was not known then."), N_("Go back to now, or take a later day.")),
    (r"(?P<id>\S+) could be (?P<ids>.*)", N_("%(id)s could be %(ids)s."), N_("Write more of the id.")),
    (r"(?P<id>\S+) is (?:no (?:claim|event|event and no contradiction)|nothing of a report .*)",
     N_("%(id)s is not what this page shows."), N_("A claim is C-…, a report R-…, an event E-…, a contradiction X-….")),
    (r"“(?P<day>.*)” is not a date that can be read", N_("“%(day)s” is no day, month or year."),
     N_("Write 2023-01-06, 2023-01, 2023, or words such as yesterday, friday, 3 days ago.")),
    (r"“(?P<day>.*)” needs to know what day it is", N_("“%(day)s” is no day, month or year."), N_("Write 2023-01-06, 2023-01 or 2023.")),
    (r"--(?:as-of|since) (?P<day>.*) by (?P<clock>.*): not a day that can be meant", N_("“%(day)s” is no day, month or year."),
     N_("Write 2023-01-06, 2023-01 or 2023.")),
    (r"no such type: (?P<word>.*)", N_("There is no type of event called “%(word)s”."), N_("Choose one of the list.")),
    (r"no such (?P<what>[\w ]+): (?P<word>.*)", N_("“%(word)s” cannot be asked for here."), N_("Choose one of the list.")),
    (r"there is no page (?P<word>.*)", N_("There is no page “%(word)s” of this list."), N_("Pages are numbered from 1.")),
    (r"(?P<number>\d+) events are more than a page holds", N_("%(number)s events are more than a page holds."), N_("Choose fewer.")),
    (r"no source is named", N_("No outlet is named."), N_("Its name stands in the address.")),
    (r"no (?:actor|place) is named", N_("Nobody and no place is named."), N_("The name stands in the address.")),
    (r".*: there is no dossier here|.*: an empty file, no dossier yet", N_("The dossier is not there, or nothing is in it yet."),
     N_("Add a report on the first page. If there should be one, stop selon serve and name the file: selon --db FILE serve.")),
    (r".*: (?:it is not a dossier.*|it is a database of another program, not a dossier)", N_("This file is no dossier."),
     N_("Stop selon serve and name another file: selon --db FILE serve.")),
    (r".*: another process has been writing to it for too long", N_("Another process has been writing to the dossier for too long."),
     N_("Wait for it to end, then try again.")),
    (r".*: it cannot be (?:written|opened)", N_("The dossier cannot be opened or written."), N_("Look at the rights of the file and its folder.")),
    (r".*: the database is damaged", N_("The dossier is damaged."), N_("Take a copy of it, or make a new one from the reports.")),
    (r".*: written by a newer selon.*", N_("The dossier was written by a newer selon."), N_("Update selon; nothing was changed.")),
    # what is sent to be read, and is no report
    (r"(?:.*: )?(?:binary data, not a text|no reader for this kind of file)",
     N_("This is no text: selon reads text, web pages, e-mail, PDF and JSON Lines."),
     N_("Save it in one of these forms and send it again.")),
    (r"(?:.*: )?empty, there is nothing to read|(?:.*: )?no text in it, only blanks or metadata|(?:.*: )?the message has no text part",
     N_("There is nothing to read in it."), N_("Send a file that holds the text of a report.")),
    (r"(?:.*: )?(?:larger than|more than) (?P<size>\d+) MB.*", N_("It is larger than %(size)s MB."),
     N_("Send it in parts. How large it may be stands in selon.toml (max_megabytes).")),
    (r"(?:.*: )?the PDF is locked with a password", N_("The PDF is locked with a password."), N_("Save a copy without one.")),
    (r"(?:.*: )?a damaged PDF.*", N_("The PDF is damaged."), N_("Open it in a viewer, save it again, and send that.")),
    (r"(?:.*: )?no text layer in this PDF", N_("The PDF has pictures of text, no text."),
     N_("Let a program recognise the letters, or copy the text and paste it.")),
    (r"(?:.*: )?(?:not JSON .*|not a JSON object|no “text” in it)", N_("Its lines are not JSON with a “text” in each."),
     N_("Look at the first line, or send plain text.")),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), words, hint) for pattern, words, hint in _KNOWN)


def refusal_said(message: str, hint: str, speech: Speech) -> tuple[str, str, str | None]:
    """Message, what to do, and the language of both: None where they are the page's own."""
    for pattern, words, todo in _PATTERNS:
        found = pattern.fullmatch(message)
        if found:
            return speech(words) % found.groupdict(), speech(todo), None
    return message, hint, "en"
