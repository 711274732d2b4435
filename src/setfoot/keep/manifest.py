"""The account of a scan: one line of JSON for each input file, in the folder beside the result files.

A line is added, with fsync, after its result file has its final name, so a file with a line is done whatever was killed
when. A process killed while adding leaves a torn last line, which is no line. When a scan goes on, the lines that stand
are written anew under another name and renamed, so that a torn line and what had failed are gone.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self

from setfoot.facts import BadArchive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MANIFEST: Final = "manifest.jsonl"
DONE: Final = "done"
FAILED: Final = "failed"


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one input file."""

    source: str
    """The file or address, as the user named it."""
    result: str
    """The name of the result file in the manifest's folder; empty where the scan of the file failed."""
    reader: str
    """The fingerprint of the reader: people, tables and version."""
    today: date
    """The last day on which an article may have been published."""
    status: str = DONE
    """`done` or `failed`."""
    reason: str = ""
    """Why it failed and what to do; empty where it is done."""
    records: int = 0
    bytes: int = 0
    """Of the records, unpacked; of files that are no web archive, of the file as it lies."""
    responses: int = 0
    """Web pages among the records; of other files, the articles."""
    named_in_bytes: int = 0
    """Pages that the first gate let through; of other files, the articles that name somebody watched."""
    named_in_text: int = 0
    """Those whose title or story names somebody watched; they are read and their metadata are kept."""
    reporting: int = 0
    """Those of which at least one report was read."""
    reports: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Records and pages that could not be used, by the code of the reason."""
    notes: int = 0
    """Articles that were kept without a part that could not be used."""
    seconds: float = 0.0

    @property
    def done(self) -> bool:
        """Whether there is a whole result file."""
        return self.status == DONE

    def __str__(self) -> str:
        plain = asdict(self) | {"today": self.today.isoformat(), "seconds": round(self.seconds, 3)}
        return json.dumps(plain, ensure_ascii=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the written form back; ValueError where it is not one."""
        told: object = json.loads(text)
        if not isinstance(told, dict):
            msg = "not an object"
            raise ValueError(msg)  # noqa: TRY004 - callers know one error of a line that cannot be read
        known: dict[str, Any] = {one.name: told[one.name] for one in fields(cls) if one.name in told}
        try:
            return cls(**known | {"today": date.fromisoformat(known["today"])})
        except (KeyError, TypeError) as error:
            raise ValueError(str(error)) from error
