"""Passwords hashed at once, for tests that sign in only to get to what they are about.

The hash that a node uses takes a fifth of a second, twice for each who signs in; the desk's own tests keep to it.
"""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Let a password be hashed at once."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
