"""Telling subscribers and channels what the register came to hold, once each, by e-mail, Telegram and X."""
