"""Forecasts of a series with intervals, chosen and calibrated by back-tests, or the reason why there is none."""

from kelisim.figures.forecasting.making import Ahead as Ahead
from kelisim.figures.forecasting.making import Forecast as Forecast
from kelisim.figures.forecasting.making import forecast as forecast
from kelisim.figures.forecasting.refusing import Reason as Reason
from kelisim.figures.forecasting.refusing import Refused as Refused
