"""What a person must act on: four errors, each with a message that says what to do."""

from __future__ import annotations


class SetfootError(Exception):
    """Something a person must act on; the message says what to do."""


class BadTable(SetfootError):
    """A row of a table is wrong; the message names the file, the row and what to change."""

    def __init__(self, file: str, row: int | str, why: str) -> None:
        super().__init__(f"{file}, row {row}: {why}")
        self.file, self.row, self.why = file, row, why


class BadSource(SetfootError):
    """A source named by the user cannot be read at all."""


class BadArchive(SetfootError):
    """The archive file cannot be opened, or was written by another version."""


class BadQuestion(SetfootError):
    """The question cannot be answered as put: unknown person, country, day or trip."""
