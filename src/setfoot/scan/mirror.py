"""A folder of this machine that stands for one at an address while a scan goes on.

It has the manifest, to which lines are added as everywhere, and of each result only the name, as an empty file. A store of
objects cannot add to a file, so the manifest is put there as a whole, every so often and at the end. When the driver dies in
between, the files whose lines had not come there are scanned again by `--resume`, to the same bytes under the same names.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Final

from setfoot.keep.manifest import MANIFEST, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from setfoot.keep.manifest import Line
    from setfoot.scan.folders import Folder

EVERY: Final = 10.0
"""Seconds between two copies of the manifest: a thousand machines finish a few hundred files in that time."""
_RESULT: Final = ".parquet"


@dataclass(frozen=True, slots=True)
class Mirror:
    """The folder here, and the one it stands for."""

    path: Path
    folder: Folder

    def follow(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Pass on the lines, each of which is in the manifest here, and keep the one at the address up with it."""
        copied = monotonic()
        try:
            for line in lines:
                if monotonic() - copied >= EVERY:
                    self._copy()
                    copied = monotonic()
                yield line
        finally:
            self._copy()

    def _copy(self) -> None:
        if (self.path / MANIFEST).is_file():
            self.folder.put(self.path / MANIFEST)


@contextmanager
def mirrored(folder: Folder) -> Iterator[Mirror]:
    """A mirror of the folder, with the manifest and the names that are there; BadSource where the address cannot be used."""
    with TemporaryDirectory(prefix="setfoot-") as scratch:
        path = Path(scratch)
        fetch_manifest(folder, path)
        for name in folder.names(_RESULT):
            (path / name).touch()
        yield Mirror(path, folder)


def fetch_manifest(folder: Folder, path: Path) -> None:
    """Copy the folder's manifest, if it has one, to a folder of this machine."""
    if folder.names(MANIFEST):
        with folder.local(MANIFEST) as found:
            (path / MANIFEST).write_bytes(found.read_bytes())


def results_in(folder: Folder) -> tuple[str, ...]:
    """The names of the result files of the folder that are whole, in order: those of which the manifest says so."""
    with TemporaryDirectory(prefix="setfoot-") as scratch:
        fetch_manifest(folder, Path(scratch))
        return tuple(sorted(line.result for line in read_manifest(Path(scratch)) if line.done))
