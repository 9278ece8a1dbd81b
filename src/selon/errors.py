"""What can stop the user, as one tree; what fails on one report is a `Problem` instead.

SelonError
├── UsageError        the request itself is wrong (bad option, bad date, unknown id)
├── SettingsError     selon.toml cannot be used
├── PackError         language or ontology data is wrong: names file and line
├── ModelError        the parser a pack names is not installed or has another version
├── SourceError       a capture cannot be had (no such file, vanished, not readable)
├── StoreError        the dossier cannot be used (not a database, newer version, full disk)
└── IntegrityError    a stored quote no longer matches its text
"""

from __future__ import annotations


class SelonError(Exception):
    """An error with a hint that says what to do."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(SelonError):
    pass


class SettingsError(SelonError):
    pass


class PackError(SelonError):
    pass


class ModelError(SelonError):
    pass


class SourceError(SelonError):
    pass


class StoreError(SelonError):
    pass


class IntegrityError(SelonError):
    pass
