"""Reports: a capture's bytes → one or more texts with what they say about themselves.

`opened_reports` picks the reader by media type; `report_from_text` is for a text that is already at hand.
"""

from selon.reports.dates import published_edtf
from selon.reports.describe import Given, report_from_text
from selon.reports.opening import opened_reports

__all__ = ["Given", "opened_reports", "published_edtf", "report_from_text"]
