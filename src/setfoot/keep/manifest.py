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
from typing import IO, TYPE_CHECKING, Any, Final, Self

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
    """Of the records, unpacked."""
    responses: int = 0
    """Web pages among the records; of other files, the records."""
    named_in_bytes: int = 0
    """Those that the first gate let through by their bytes."""
    named_in_text: int = 0
    """Those whose title or story may name somebody watched; they are read where there is a reader for their language."""
    no_reader: int = 0
    """Those in a language that setfoot cannot read yet; they are only counted."""
    kept: int = 0
    """Those that say anything of somebody watched, be it only what was not used; their metadata are in the result."""
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
        text = json.dumps(plain, ensure_ascii=False)
        try:
            text.encode()
        except UnicodeEncodeError:  # a name of bytes that are no characters
            return json.dumps(plain)
        return text

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


def read_manifest(folder: Path) -> tuple[Line, ...]:
    """The lines of a folder's manifest, the last of each source; none where there is no manifest.

    A torn last line is passed over. BadArchive when another line cannot be read.
    """
    path = folder / MANIFEST
    try:
        *whole, _torn = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return ()
    found: dict[str, Line] = {}
    for number, raw in enumerate(whole, 1):
        try:
            line = Line.parse(raw.decode())
        except ValueError as error:
            remedy = "no setfoot wrote it so; take the line out and scan again with --resume"
            raise BadArchive(f"{path}, line {number}: not a line of a manifest ({error}); {remedy}") from error
        found.pop(line.source, None)
        found[line.source] = line
    return tuple(found.values())


def is_manifest(path: Path) -> bool:
    """Whether the file is a manifest of ours, by its first line; an empty one of this name is."""
    try:
        with path.open("rb") as file:
            first = file.readline(1_000_000)
        return not first.endswith(b"\n") or bool(Line.parse(first.decode()))
    except (OSError, ValueError):
        return False


def rewrite_manifest(folder: Path, lines: Iterable[Line]) -> None:
    """Make these the manifest's only lines; at every moment there is the old manifest or the new one."""
    new = folder / f".{MANIFEST}.part"
    with new.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
        settle(file)
    new.replace(folder / MANIFEST)
    settle_folder(folder)


def add_line(folder: Path, line: Line) -> None:
    """Add the line for good."""
    with (folder / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        settle(file)


def settle(file: IO[Any]) -> None:
    """Have the system write what was written to the file, so that it outlives the machine's failing."""
    file.flush()
    os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Likewise the names in a folder, where the system can."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
