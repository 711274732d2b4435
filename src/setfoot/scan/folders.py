"""A folder of results, on this machine or at an address: `s3://bucket/dir`, or whatever else fsspec can write to.

A file is there as a whole or not at all. On a disk it is written under another name and renamed; a store of objects shows an
object only when all of it has come.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from setfoot.facts import BadSource
from setfoot.gather.remote import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNFINISHED: Final = ".part"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where results lie; making one asks nothing of the disk or the network."""

    address: str
    """A path of this machine or an address."""

    @property
    def remote(self) -> bool:
        """Whether it is at an address."""
        return is_address(self.address)

    def at(self, name: str) -> str:
        """The path or address of a file of the folder."""
        return f"{self.address.rstrip('/')}/{name}" if self.remote else str(Path(self.address, name))

    def names(self, ending: str) -> tuple[str, ...]:
        """The files directly in the folder whose names end so, in order; none where there is no such folder."""
        if not self.remote:
            path = Path(self.address)
            found = [one.name for one in path.iterdir() if one.is_file()] if path.is_dir() else []
        else:
            with _explained(self.address) as store:
                listed = store.ls(self.address, detail=False, refresh=True) if store.exists(self.address) else []
                found = [str(one).rpartition("/")[2] for one in listed]
        return tuple(sorted(name for name in found if name.endswith(ending) and not name.startswith(".")))

    @contextmanager
    def local(self, name: str) -> Iterator[Path]:
        """A file of the folder as one of this machine; a copy while it is used, where the folder is at an address."""
        if not self.remote:
            yield Path(self.address, name)
            return
        with TemporaryDirectory(prefix="setfoot-") as scratch:
            copy = Path(scratch, name)
            with _explained(self.at(name)) as store:
                store.get_file(self.at(name), str(copy))
            yield copy

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        """A file of the folder to read parts of, which alone are fetched where the folder is at an address."""
        if not self.remote:
            with Path(self.address, name).open("rb") as file:
                yield file
            return
        with _explained(self.at(name)) as store, store.open(self.at(name), "rb") as file:
            yield file

    @contextmanager
    def written(self, name: str) -> Iterator[Path]:
        """A path of this machine to write to; what was written is the folder's file when the block ends without error."""
        if not self.remote:
            Path(self.address).mkdir(parents=True, exist_ok=True)
            unfinished = Path(self.address, f".{name}.{os.getpid()}{_UNFINISHED}")
            try:
                yield unfinished
                unfinished.replace(Path(self.address, name))
            finally:
                unfinished.unlink(missing_ok=True)
            return
        with TemporaryDirectory(prefix="setfoot-") as scratch:
            copy = Path(scratch, name)
            yield copy
            self.put(copy)

    def put(self, path: Path) -> None:
        """Copy a file of this machine into the folder, under its own name."""
        if not self.remote:
            with self.written(path.name) as copy:
                shutil.copyfile(path, copy)
            return
        with _explained(self.at(path.name)) as store:
            store.put_file(str(path), self.at(path.name))

    def remove(self, name: str) -> None:
        """Remove a file of the folder."""
        if not self.remote:
            Path(self.address, name).unlink(missing_ok=True)
            return
        with _explained(self.at(name)) as store:
            store.rm_file(self.at(name))

    def drop(self) -> None:
        """Remove the folder and all in it, where it is."""
        if not self.remote:
            shutil.rmtree(self.address, ignore_errors=True)
            return
        with _explained(self.address) as store:
            if store.exists(self.address):
                store.rm(self.address, recursive=True)


@contextmanager
def _explained(address: str) -> Iterator[Any]:
    """The store of an address; BadSource where it cannot be used."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only addresses need it

        yield url_to_fs(address)[0]
    except ImportError as error:
        raise BadSource(f"{address}: {error}; install what reads it with: pip install 'setfoot[cluster]'") from error
    except FileNotFoundError as error:
        raise BadSource(f"{address}: there is no such file or bucket; check the address") from error
    except (OSError, ValueError) as error:
        raise BadSource(f"{address}: it cannot be used ({error}); check the address and the keys to it") from error
