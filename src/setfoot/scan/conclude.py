"""Trips from result files by person, with no archive between: two steps, each a function of values that any engine can run.

First the result files are dealt out: every batch of them becomes one file in which what is said of a person lies with the
person's hand, a number that the person's id alone decides. Then each hand is concluded by itself: person by person, by the same
`reconcile_reports` as everywhere, to one file of trips and one of the reports that found none.

An archive takes articles one after the other: another text under a known id is a new version with a name of its own, and
an article that comes again with other metadata takes the place of the one before. Here they are read side by side, so the batches
answer three hashes for each of their articles, and `settle` works out from these what would have become of each. Hashes have
64 bits: of thirty million articles two would be taken for one with a chance of one in forty thousand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from heapq import merge
from itertools import groupby
from operator import itemgetter
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, Protocol, TextIO, TypeVar
from zlib import crc32

from setfoot.desk import Desk, open_named
from setfoot.facts import ArticleId, BadSource, Reading, Skipped, digest
from setfoot.judge import enter_trip
from setfoot.keep.archive import renamed
from setfoot.keep.results import Told, read_results, reader_of
from setfoot.keep.values import read_value, write_value
from setfoot.reconcile import reconcile_reports
from setfoot.scan.cluster import Lost
from setfoot.scan.folders import Folder
from setfoot.tell import TRIP_FORMS, Look, skipped_json
from setfoot.tell.contract import written

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    import numpy as np
    import pyarrow as pa

    from setfoot.facts import Entry, Trip

FILES_EACH: Final = 32
"""Result files dealt out together: what is said in them is held in memory at once, some hundred megabytes."""
OURS: Final = re.compile(r"(?:trips|unplaced)-\d{4,}-of-(?P<of>\d{4,})\.jsonl")
"""Names of the files that are written here, and of no others."""
_PLAIN_LOOK: Final = Look(100, colour=False)
_PLACES: Final = 32
"""Bits of an article's place that count within its batch; those above are the batch's number."""
_AT_ONCE: Final = 10
"""Rows of each batch that are held as text while the batches of a part are gone through side by side."""
_KEPT, _DROPPED, _RENAMED = 0, 1, 2
_SETTLED: Final = "settled.npy"
_SHARE: Final = (
    "machines of the cluster do not share this folder: name one that all share, or an address (s3://bucket/folder)"
)
_DEALT: Final = "dealt"
"""The folder in that of the trips where the work lies until it is done."""

Given = TypeVar("Given")
Answer = TypeVar("Answer")


class Run(Protocol):
    """Where the steps run: calls the function on each value, and gives each with its answer as they are ready."""

    def __call__(
        self, function: Callable[[Given], Answer], given: Iterable[Given], /
    ) -> Iterator[tuple[Given, Answer | Lost]]:
        """Nothing is run until the answers are asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Batch:
    """Result files to be dealt out together."""

    number: int
    results: Folder
    names: tuple[str, ...]
    dealt: Folder
    """Where the batch's file goes."""
    hands: int


@dataclass(frozen=True, slots=True)
class Dealt:
    """What a batch held."""

    articles: bytes
    """For each article in order three unsigned numbers of 64 bits: hashes of its id, of its words, and of all it is."""
    skipped: tuple[Skipped, ...] = ()
    """Result files that could not be read."""


@dataclass(frozen=True, slots=True)
class Hand:
    """The people to be concluded together."""

    number: int
    hands: int
    batches: int
    """How many files were dealt."""
    dealt: Folder
    out: Folder
    people: str | None
    """As `--people` has it: names and home states."""


@dataclass(frozen=True, slots=True)
class Concluded:
    """What came of a hand."""

    hand: int
    people: int = 0
    reports: int = 0
    trips: int = 0
    unplaced: int = 0
    """Reports that found no trip, with their reasons in the file of that name."""
    largest: int = 0
    """Reports of whoever has most: a person is worked by one task, however many machines there are."""
    seconds: float = 0.0


def hand_of(person: str, hands: int) -> int:
    """Which hand a person's reports lie in; the same on every machine."""
    return crc32(person.encode("utf-8", "surrogatepass")) % hands


def batches(results: Folder, names: Sequence[str], dealt: Folder, hands: int) -> Iterator[Batch]:
    """The result files in order, some at a time."""
    for number, start in enumerate(range(0, len(names), FILES_EACH)):
        yield Batch(number, results, tuple(names[start : start + FILES_EACH]), dealt, hands)


def deal_results(batch: Batch) -> Dealt:
    """Write what the batch says of each person to the person's hand; answer what it takes to settle its articles."""
    hashes: list[int] = []
    skipped: list[Skipped] = []
    rows: dict[int, list[tuple[str, int, str, str]]] = defaultdict(list)
    for name in batch.names:
        with batch.results.local(name) as path:
            reader = reader_of(path)
            for told in read_results(path):
                if isinstance(told, Told):
                    place = (batch.number << _PLACES) + len(hashes) // 3
                    hashes += _hashes(told, reader)
                    _deal(told, place, batch.hands, rows)
                elif told.source == str(path):  # the file itself; records it skipped were told by the scan
                    skipped.append(replace(told, source=batch.results.at(name)))
    _write_hands(batch, rows)
    return Dealt(_packed(hashes), tuple(skipped))


def _hashes(told: Told, reader: str) -> tuple[int, int, int]:
    metadata = write_value(replace(told.article, file=None, text=""))
    parts = (told.article.id,), (told.words,), (told.article.id, told.words, reader, metadata)
    first, second, third = (int(digest(*part, size=16), 16) for part in parts)
    return first, second, third


def _packed(hashes: list[int]) -> bytes:
    import numpy as np  # noqa: PLC0415 - a fifth of a second that `setfoot --help` need not wait

    return np.array(hashes, np.uint64).tobytes()


def _deal(told: Told, place: int, hands: int, rows: dict[int, list[tuple[str, int, str, str]]]) -> None:
    reading = told.reading
    for person in sorted({report.person for report in reading.reports}):
        own = tuple(report for report in reading.reports if report.person == person)
        said = write_value(Reading(reading.source, own, reading.assertions))
        rows[hand_of(person, hands)].append((person, place, told.words, said))


def _write_hands(batch: Batch, rows: dict[int, list[tuple[str, int, str, str]]]) -> None:
    """One file for the batch, a group of rows for each hand, so that a hand is found without reading the others."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to import
    from pyarrow import parquet  # noqa: PLC0415 - likewise

    names = "hand", "person", "place", "words", "said"
    schema = pa.schema(
        list(zip(names, (pa.int32(), pa.string(), pa.int64(), pa.string(), pa.large_string()), strict=True))
    )
    with (
        batch.dealt.written(f"batch-{batch.number:06}.parquet") as path,
        parquet.ParquetWriter(path, schema, compression="zstd") as writer,
    ):
        for hand in sorted(rows):
            columns = zip(*((hand, *row) for row in sorted(rows[hand])), strict=True)
            writer.write_table(pa.table(dict(zip(names, map(list, columns), strict=True)), schema=schema))


def settle(dealt: Iterable[Dealt]) -> np.ndarray[Any, Any]:
    """Of every article, batch by batch, what an archive would have made of it, as (place, fate); only where it is not kept as it is.

    Of those with one id, those with the words of the first keep the id, the others are renamed. Of those with one id and the
    same words, the last counts; where several before it are in all the same, the first of these.
    """
    import numpy as np  # noqa: PLC0415 - as above

    parts = [np.frombuffer(one.articles, np.uint64).reshape(-1, 3) for one in dealt]
    if not parts:
        return np.empty((0, 2), np.int64)
    numbered = enumerate(map(len, parts))
    places = np.concatenate([(number << _PLACES) + np.arange(size, dtype=np.int64) for number, size in numbered])
    fates = _fates(np.concatenate(parts))
    uneven = fates != _KEPT
    return np.stack([places[uneven], fates[uneven]], axis=1)


def _fates(table: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np  # noqa: PLC0415 - as above

    fates = np.full(len(table), _DROPPED, np.int64)
    if not len(table):
        return fates
    names, words, whole = table.T
    order = np.lexsort((words, names))  # stable: the places of a group stay in order
    groups = _changes(names[order]) | _changes(words[order])
    runs = np.flatnonzero(groups | _changes(whole[order]))
    last = np.append(groups[runs][1:], True)  # the last run of all ends its group
    kept = order[runs[last]]
    _, first, belongs = np.unique(names, return_index=True, return_inverse=True)
    fates[kept] = np.where(words[kept] == words[first[belongs[kept]]], _KEPT, _RENAMED)
    return fates


def _changes(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Where a value differs from the one before it; the first does."""
    import numpy as np  # noqa: PLC0415 - as above

    return np.append(True, values[1:] != values[:-1])


def keep_settled(settled: np.ndarray[Any, Any], dealt: Folder) -> None:
    """Put where every hand finds it what became of the articles."""
    import numpy as np  # noqa: PLC0415 - as above

    with dealt.written(_SETTLED) as path, path.open("wb") as file:
        np.save(file, settled)


def conclude_hand(hand: Hand) -> Concluded:
    """Write the trips of the hand's people, as `setfoot trips --format jsonl` has them, and the reports without a trip."""
    started, desk = perf_counter(), desk_for(hand.people)
    counted = Concluded(hand.number)
    with _lines_of(hand, "trips") as trips, _lines_of(hand, "unplaced") as unplaced:
        for _, readings in groupby(_readings(hand), itemgetter(0)):
            own = tuple(reading for _, reading in readings)
            entries, skipped = _conclude(own, desk)
            trips.writelines(TRIP_FORMS["jsonl"](entries, desk.names, _PLAIN_LOOK))
            unplaced.writelines(written(skipped_json(one)) + "\n" for one in skipped)
            counted = _count(counted, sum(len(one.reports) for one in own), len(entries), len(skipped))
    return replace(counted, seconds=perf_counter() - started)


@contextmanager
def _lines_of(hand: Hand, what: str) -> Iterator[TextIO]:
    name = f"{what}-{hand.number + 1:04}-of-{hand.hands:04}.jsonl"
    with hand.out.written(name) as path, path.open("w", encoding="utf-8", newline="\n") as lines:
        yield lines


def _conclude(readings: Sequence[Reading], desk: Desk) -> tuple[list[Entry], tuple[Skipped, ...]]:
    """The trips of one person, in the order in which `setfoot trips` has them."""
    sources = {reading.source.article: reading.source for reading in readings}
    reports = [report for reading in readings for report in reading.reports]
    asserted = [one for reading in readings for one in reading.assertions]
    found = reconcile_reports(reports, sources, desk.record, asserted)
    return [enter_trip(trip, sources, desk.law) for trip in sorted(found.trips, key=_order)], found.skipped


def _order(trip: Trip) -> tuple[bool, str, str]:
    return trip.arrived is None, str(trip.arrived.first) if trip.arrived else "", trip.id


def _count(before: Concluded, reports: int, trips: int, unplaced: int) -> Concluded:
    return replace(
        before,
        people=before.people + 1,
        reports=before.reports + reports,
        trips=before.trips + trips,
        unplaced=before.unplaced + unplaced,
        largest=max(before.largest, reports),
    )


def _readings(hand: Hand) -> Iterator[tuple[str, Reading]]:
    """Each person of the hand with what every article says of them, person by person, articles in order."""
    fates = _fates_in(hand.dealt)
    names = hand.dealt.names(".parquet")
    if len(names) != hand.batches:
        raise BadSource(f"{hand.dealt.address}: {_SHARE}")
    groups = [group for name in names for group in _groups(hand, name)]
    for person, place, words, said in merge(*map(_rows, groups)):  # each is in order: no copy of all is sorted
        fate = fates.get(place, _KEPT)
        if fate != _DROPPED:
            reading = read_value(Reading, said)
            name = ArticleId(f"{reading.source.article}~{words[:8]}")
            yield person, renamed(reading, name) if fate == _RENAMED else reading


def _rows(group: pa.Table) -> Iterator[tuple[str, int, str, str]]:
    for batch in group.to_batches(max_chunksize=_AT_ONCE):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _groups(hand: Hand, name: str) -> Iterator[pa.Table]:
    """The rows of the hand in one batch's file; only these are read, wherever the file lies."""
    from pyarrow import parquet  # noqa: PLC0415 - as above

    with hand.dealt.opened(name) as raw, parquet.ParquetFile(raw) as file:
        for number in range(file.num_row_groups):
            if file.metadata.row_group(number).column(0).statistics.min == hand.number:
                yield file.read_row_group(number, columns=["person", "place", "words", "said"])


def _fates_in(dealt: Folder) -> dict[int, int]:
    import numpy as np  # noqa: PLC0415 - as above

    with dealt.local(_SETTLED) as path:
        return dict(np.load(path).tolist())


@cache
def desk_for(people: str | None) -> Desk:
    """The tables, loaded once in each process."""
    return open_named(people)


def conclude_results(
    results: Folder, names: Sequence[str], out: Folder, people: str | None, hands: int, engine: Run
) -> Generator[Skipped | Concluded, None, None]:
    """Both steps, on any engine: each answer as it comes, and what could not be read.

    BadSource when a task is lost for good: trips from a part of the results would not be what the results say.
    """
    dealt = Folder(out.at(_DEALT))
    dealt.drop()  # what an earlier run left that was killed
    try:
        done: dict[int, Dealt] = {}
        for batch, one in engine(deal_results, batches(results, names, dealt, hands)):
            done[batch.number] = _sure(one, f"result files {batch.names[0]} to {batch.names[-1]}")
            yield from done[batch.number].skipped
        keep_settled(settle(one for _, one in sorted(done.items())), dealt)
        given = (Hand(number, hands, len(done), dealt, out, people) for number in range(hands))
        for hand, concluded in engine(conclude_hand, given):
            yield _sure(concluded, f"part {hand.number + 1} of {hand.hands}")
    finally:
        dealt.drop()
    if len([name for name in out.names(".jsonl") if _parts(name) == hands]) != 2 * hands:
        raise BadSource(f"{out.address}: {_SHARE}")
    _drop_earlier(out, hands)


def _sure(answer: Answer | Lost, what: str) -> Answer:
    if isinstance(answer, Lost):
        raise BadSource(f"{what}: {answer.why}; nothing is concluded, run the same command again")
    return answer


def _drop_earlier(out: Folder, hands: int) -> None:
    """Remove what an earlier run wrote in another number of parts."""
    for name in out.names(".jsonl"):
        if _parts(name) not in (None, hands):
            out.remove(name)


def _parts(name: str) -> int | None:
    """In how many parts a file of ours says that it was written."""
    ours = OURS.fullmatch(name)
    return int(ours["of"]) if ours else None


def in_this_process(function: Callable[[Given], Answer], given: Iterable[Given]) -> Iterator[tuple[Given, Answer]]:
    """The simplest engine: one after the other, here."""
    return ((one, function(one)) for one in given)
