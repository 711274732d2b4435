"""Where tables of the law lie, and how a version of them is packed so that an archive can keep it.

A version is named by `shipped`, by a folder, ZIP or wheel that holds the files, or by its name (or the beginning of it)
where an archive keeps it. In a checkout or an unpacked wheel the files lie deeper; each such place is tried. What is
packed is the same bytes for the same version on every machine: fixed days, fixed order, line ends as the digest has them.
"""

from __future__ import annotations

import zipfile
import zlib
from codecs import BOM_UTF8
from io import BytesIO
from typing import TYPE_CHECKING, Final

from setfoot.facts import BadQuestion
from setfoot.tables.rows import data_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

FILES: Final = (
    "about.toml",
    "areas.csv",
    "caveats.csv",
    "cooperation.csv",
    "findings.csv",
    "objections.csv",
    "offices.csv",
    "persons.csv",
    "rome_statute.csv",
    "situations.csv",
    "skipped.csv",
    "territories.csv",
    "visits.csv",
    "warrants.csv",
)
"""Every file the version is made from."""


INSIDE: Final = ("", "setfoot/data/law", "src/setfoot/data/law", "data/law")
"""Where the files lie in a folder of them, an unpacked wheel, a checkout and an installed package."""
AREAS: Final = "areas.csv"
"""The one file that tables of an early release lack; without it the version is what it was then."""
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The day that every packed file bears; ZIP knows none earlier."""


def find_tables(path: Path | None = None) -> Traversable:
    """The folder of law tables at the path, or inside it, the shipped one for None; BadQuestion when there is none."""
    if path is None:
        return data_file("law")
    if not path.exists():
        raise BadQuestion(f"there is no folder or file {path}; setfoot law save {path} writes the shipped tables there")
    root: Traversable = path if path.is_dir() else _opened(path)
    for place in (root, *_only_folder(root)):
        for inside in INSIDE:
            if (folder := place.joinpath(inside) if inside else place).joinpath("about.toml").is_file():
                return folder
    if several := sorted(one.name for one in root.iterdir() if one.joinpath("about.toml").is_file()):
        where = "write its path" if path.is_dir() else "unpack the one you mean and write its path"
        raise BadQuestion(f"{path} holds the law's tables more than once, in {', '.join(several)}; {where}")
    raise BadQuestion(
        f"{path} holds no tables of the law (about.toml, rome_statute.csv, ...); setfoot law save writes them"
    )


def pack_tables(tables: Traversable) -> bytes:
    """The tables as a small ZIP, the same bytes for the same content."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        for name in FILES:
            if name == AREAS and not has_areas(tables):
                continue
            content = plain_bytes(tables.joinpath(name))
            told = zipfile.ZipInfo(name, _FIRST_DAY)
            told.create_system = 3  # else it differs between Windows and the rest
            pack.writestr(told, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def plain_bytes(file: Traversable | Path) -> bytes:
    """What a file says, whatever line ends and mark of UTF-8 an editor of Windows has given it."""
    return file.read_bytes().removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def has_areas(tables: Traversable | Path) -> bool:
    """Whether the tables know areas without a code of their own."""
    return tables.joinpath(AREAS).is_file()


def unpack_tables(packed: bytes) -> Traversable:
    """The tables that `pack_tables` packed."""
    return zipfile.Path(zipfile.ZipFile(BytesIO(packed)))


def save_tables(folder: Path) -> tuple[Path, ...]:
    """Write the shipped tables into a new or empty folder, to be corrected there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadQuestion(f"{folder} is not an empty folder; name another, so that nothing of yours is overwritten")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (*FILES, "README.md"):
            (folder / name).write_bytes(data_file("law", name).read_bytes())
    except OSError as error:
        raise BadQuestion(f"{folder}: nothing can be written there ({error}); name another folder") from error
    return tuple(folder / name for name in FILES)


def _only_folder(root: Traversable) -> Iterator[Traversable]:
    """The one folder at the top, as in a ZIP of a folder; else nothing."""
    top = [one for one in root.iterdir() if one.is_dir()]
    if len(top) == 1:
        yield top[0]


def _opened(path: Path) -> Traversable:
    """A ZIP or wheel as a folder; only its law tables are taken out, and each is held against its checksum."""
    try:
        with zipfile.ZipFile(path) as pack:
            wanted = [name for name in pack.namelist() if name.rpartition("/")[2] in FILES]
            taken = {name: pack.read(name) for name in wanted}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise BadQuestion(f"{path} is no folder, ZIP or wheel that can be read ({error})") from error
    copied = BytesIO()
    with zipfile.ZipFile(copied, "w") as pack:
        for name, content in taken.items():
            pack.writestr(name, content)
    return unpack_tables(copied.getvalue())
