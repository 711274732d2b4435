"""What summits and international events took place when and where, so that "the BRICS summit" has a day and a country.

One row is one event with its first and last day. `names` are phrases as articles write them, without pattern signs;
which event of a series a phrase means follows from the article's own date. `attended` and `absent` hold person ids
where somebody counted heads; both empty means that nobody did, not that nobody came.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from setfoot.facts import Country, PersonId, Window
from setfoot.tables.rows import data_file, read_rows


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event; `series` groups those that articles call by the same words."""

    id: str
    series: str
    names: tuple[str, ...]
    first: date
    last: date
    country: Country
    city: str
    verified: str
    sources: tuple[str, ...] = ()
    attended: tuple[PersonId, ...] = ()
    absent: tuple[PersonId, ...] = ()

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.id} ends ({self.last}) before it begins ({self.first})")

    @property
    def held(self) -> Window:
        """From its first day to its last."""
        return Window(self.first, self.last)


@cache
def load_events() -> tuple[Event, ...]:
    """Every dated event, in order of its first day."""
    return tuple(sorted(read_rows(data_file("events.csv"), Event), key=lambda event: (event.first, event.id)))
