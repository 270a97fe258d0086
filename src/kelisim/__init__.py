"""Kelisim: the register of an intergovernmental cooperation programme that no side hosts."""

__version__ = "0.1.0"
