"""Distances are within 0.6 % of the geodesic, which a library computes."""

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given
from hypothesis import strategies as st

from setfoot.facts import Country
from setfoot.reconcile.distances import kilometres
from setfoot.tables.points import Point, locate

points = st.builds(Point, st.just(Country("XX")), st.just("somewhere"), st.floats(-89, 89), st.floats(-179, 179))


@given(one=points, other=points)
def test_the_haversine_is_close_to_the_geodesic(one, other):
    geodesic = Geodesic.WGS84.Inverse(one.latitude, one.longitude, other.latitude, other.longitude)["s12"] / 1000
    assume(geodesic > 1)
    assert kilometres(one, other) == pytest.approx(geodesic, rel=0.0057)
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))


def test_places_are_found_by_city_and_else_by_the_capital():
    berlin, munich = locate(Country("DE")), locate(Country("DE"), "Munich")
    assert (berlin.name, munich.name) == ("Berlin", "Munich")
    assert kilometres(berlin, munich) == pytest.approx(504, rel=0.01)
    assert locate(Country("DE"), "Nowhere") == berlin
    assert locate(Country("??")) is None
