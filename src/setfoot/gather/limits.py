"""How much of a file at an address is fetched, and how long it is waited for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one transfer. Seconds count while the network is waited for, not while articles are read between."""

    bytes: int = 4_000_000_000
    """As they are sent, packed: a file of Common Crawl News has 1 GB, a large Parquet file two."""
    seconds: float = 7_200
    """1 GB in this time is 140 kB/s, a slow home line."""
    patience: float = 60
    """Seconds after which a server must have sent `slowest` bytes for each further one."""
    slowest: float = 10_000
    """Bytes a second; a server that drips a byte now and then is given up after little more than `patience`."""
    connect: float = 10
    """Seconds until a connection stands."""
    silence: float = 30
    """Seconds without a byte after which a connection is taken for broken."""
    redirects: int = 5
    """Stores of files need one or two."""
    breaks: int = 4
    """Breaks in a row after which a transfer is given up; those with a megabyte or more between them do not add up."""
    pause: float = 1
    """Seconds before the first new attempt, twice as many before each further one: crowded servers say 503 for a while."""
