"""Who publishes: news agencies, outlets and governments' own channels, and which of them a state owns.

The reader finds agency credits and quotations with these names, by which reconcile tells what goes back to one voice.
Reconcile finds the publisher of an article by its name or its address, whose owner it has, and marks what state media
tell.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Self
from urllib.parse import urlsplit

from setfoot.facts import Country
from setfoot.tables.rows import data_file, read_rows

_NO_OWNERS: Final = ("public broadcaster", "cooperative")
"""What stands under `owner` and names nobody."""


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

    @property
    def house(self) -> str:
        """Who owns it, where that is known, else itself: two publishers of one house have one owner."""
        return self.name if not self.owner or self.owner in _NO_OWNERS else self.owner


@dataclass(frozen=True, slots=True)
class Press:
    """The known publishers, found by name or by address."""

    by_name: dict[str, Outlet]
    by_domain: dict[str, Outlet]

    @classmethod
    def of(cls, outlets: tuple[Outlet, ...] = ()) -> Self:
        """The publishers of these rows."""
        names = {name.casefold(): outlet for outlet in outlets for name in outlet.names}
        return cls(names, {domain: outlet for outlet in outlets for domain in outlet.domains})

    def find(self, name: str | None, url: str | None = None) -> Outlet | None:
        """The publisher of this name, else the one at this address; None when neither is known.

        >>> press = Press.of((Outlet("TASS", "agency", Country("RU"), True, domains=("tass.com",)),))
        >>> [found.name for found in (press.find("Tass"), press.find("x", "https://www.tass.com/world/1")) if found]
        ['TASS', 'TASS']
        """
        known = self.by_name.get((name or "").casefold())
        return known or (self._at(url) if url else None)

    def _at(self, url: str) -> Outlet | None:
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            return None
        parts = host.split(".")
        return next((found for n in range(len(parts)) if (found := self.by_domain.get(".".join(parts[n:])))), None)


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """Every known publisher."""
    return read_rows(data_file("outlets.csv"), Outlet)


@cache
def load_press() -> Press:
    """The shipped publishers, found by name or by address."""
    return Press.of(load_outlets())
