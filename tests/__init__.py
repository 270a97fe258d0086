"""The tests of Kelisim."""
