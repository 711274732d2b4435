"""How many rulings a second one core gives: `python bench/rulings.py [COUNT]`, a mix of persons, states and days."""

import random
import sys
import time
from datetime import date

from setfoot.facts import PersonId, Window
from setfoot.judge import judge_everywhere, judge_span, judge_visit
from setfoot.tables.law import load_law


def main(count: int) -> None:
    """Print rulings per second for single days, and the time of the answers of every state for a day and for a span."""
    started = time.process_time()
    law = load_law()
    print(f"loading the law: {1000 * (time.process_time() - started):.0f} ms")
    choose = random.Random(1)  # noqa: S311 - a fixed mix, not a secret
    first, last = date(2002, 7, 1).toordinal(), date(2027, 1, 1).toordinal()
    questions = [
        (choose.choice(law.wanted), choose.choice(law.states), Window.of(date.fromordinal(choose.randint(first, last))))
        for _ in range(count)
    ]
    started = time.process_time()
    for person, country, on in questions:
        judge_visit(person, country, on, law)
    print(f"single days: {count / (time.process_time() - started):,.0f} rulings a second")
    started = time.process_time()
    judge_everywhere(law.wanted[-10], date(2024, 9, 2), law)
    print(f"every state on one day: {1000 * (time.process_time() - started):.0f} ms")
    for person, days in (
        ("vladimir-putin", "2022..2025"),
        ("omar-al-bashir", "2009..2019"),
        ("joseph-kony", "2003..2026"),
    ):
        started = time.process_time()
        judge_span(PersonId(person), Window.parse(days), law)
        print(f"every state over {days} ({person}): {1000 * (time.process_time() - started):.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
