"""Who publishes: news agencies, outlets and governments' own channels, and which of them a state owns.

The reader finds agency credits and quotations with these names, by which reconcile tells what goes back to one voice.
Owners, state media and domains are told for whoever looks; no rule reads them yet.
"""

from dataclasses import dataclass
from functools import cache

from setfoot.facts import Country
from setfoot.tables.rows import data_file, read_rows


@dataclass(frozen=True, slots=True)
class Outlet:
    """One publisher; `state_media` says that a government owns or directs it, `owner` who does where it is known."""

    name: str
    kind: str
    country: Country
    state_media: bool
    variants: tuple[str, ...] = ()
    owner: str = ""
    domains: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in ("agency", "outlet", "government"):
            raise ValueError(f"kind {self.kind!r} is not agency, outlet or government")

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every variant."""
        return (self.name, *self.variants)


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """Every known publisher."""
    return read_rows(data_file("outlets.csv"), Outlet)
