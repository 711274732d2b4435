"""An invented flight with every kind of answer, for the forms of routes; the kilometres are made up."""

from dataclasses import replace
from datetime import date

from tell_examples import PUTIN, where_answers

from setfoot.facts import Argument, Country, Diversion, Duty, Leg, Overflight, Reason, Route, Stop, Window

ON, LATER = date(2024, 9, 2), date(2024, 9, 3)


def ruled(country, day=ON):
    """One of the example rulings, on a country and day."""
    duty = {"MN": Duty.BOUND, "ZA": Duty.BOUND}.get(country, Duty.NOT_BOUND)
    found = next(one for one in where_answers() if one.duty is duty)
    return replace(found, country=Country(country), on=Window.of(day), duty=duty)


def flown(country, *stretches, off=0.0, at=0.0):
    """A country passed over, or beside when it has no stretch."""
    landing = ruled(country, LATER)
    unknown = landing.duty is Duty.BOUND
    return Overflight(
        country=Country(country),
        duty=Duty.UNKNOWN if unknown else landing.duty,
        reason=Reason.OVERFLIGHT if unknown else landing.reason,
        from_km=stretches[0][0] if stretches else at,
        to_km=stretches[-1][1] if stretches else at,
        off_km=off,
        landing=landing,
        stretches=stretches,
    )


def example_route():
    """Two legs: one over land, one over the sea and 180 degrees; a stop that is home and one that was a capital."""
    moscow = Stop("Moscow", Country("RU"), 55.752, 37.618, ON, ruled("RU"), home=True)
    capital = Stop(
        "Ulaanbaatar", Country("MN"), 47.908, 106.883, LATER, ruled("MN", LATER), meant="the capital of Mongolia"
    )
    far = Stop("Anchorage", Country("US"), 61.218, -149.9, LATER, ruled("US", LATER))
    to_mongolia = Leg(
        start=moscow,
        end=capital,
        km=4648.2,
        line=((37.618, 55.752), (70.0, 58.0), (106.883, 47.908)),
        over=(flown("RU", (0.0, 3903.4)), flown("MN", (3903.4, 4648.2))),
        beside=(flown("HU", off=120.6, at=2100.2),),
        diversions=(Diversion(Country("MN"), 0.0, 3903.4, ruled("MN", LATER)),),
    )
    to_alaska = Leg(
        start=capital,
        end=far,
        km=6200.0,
        line=((106.883, 47.908), (170.0, 62.0), (-172.0, 64.0), (-149.9, 61.218)),
        over=(
            flown("MN", (0.0, 400.0)),
            flown("RU", (400.0, 900.0), (1200.0, 4000.5)),
            flown("US", (4800.0, 4830.0), off=13.2, at=4812.0),
        ),
        beside=(),
        diversions=(
            Diversion(Country("MN"), 0.0, 0.0, ruled("MN", LATER)),
            Diversion(Country("ZA"), 88.4, 10.0, replace(ruled("ZA", LATER), contested=True)),
        ),
    )
    return Route(
        person=PUTIN,
        on=ON,
        corridor_km=200.0,
        stops=(moscow, capital, far),
        legs=(to_mongolia, to_alaska),
        pro=(Argument("Air space is territory", "Chicago Convention, Art. 1 and 2"),),
        contra=(Argument("Nobody overhead is found on it", "Rome Statute, Art. 89(1)", ours=True),),
        notes=("Real routes differ.",),
        around=where_answers(),
        law="2026-11-22-example0",
        as_of=date(2026, 11, 22),
    )
