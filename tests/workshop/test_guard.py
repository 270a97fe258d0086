"""What every test is kept from (`tests/conftest.py`, `pyproject.toml`)."""

import os
import socket
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

from kelisim.node.home import home_folder


def test_tests_cannot_reach_another_machine() -> None:
    """An address for documentation is refused before anything is sent to it."""
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as there,
        pytest.warns(UserWarning, match=r"192\.0\.2\.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        there.connect(("192.0.2.1", 9))


def test_tests_can_reach_this_machine() -> None:
    """A server of a test's own answers."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_tests_do_not_touch_the_node_of_the_person_who_runs_them() -> None:
    """The home is a folder for this run, and the settings are those of a node."""
    assert home_folder() == Path(os.environ["KELISIM_HOME"])
    assert "kelisim-tests-" in home_folder().name
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "kelisim.web.settings"
