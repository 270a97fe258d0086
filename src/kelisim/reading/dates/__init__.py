"""Dates and terms in English, Russian and Kazakh: an own grammar that keeps each date's place and precision."""

from kelisim.reading.dates.dated import Dated
from kelisim.reading.dates.english import DATE, DAY_OF_WEEK, MONTH, MONTHS
from kelisim.reading.dates.finding import find_dates
from kelisim.reading.dates.terms import term_in

__all__ = ["DATE", "DAY_OF_WEEK", "MONTH", "MONTHS", "Dated", "find_dates", "term_in"]
