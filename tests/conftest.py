"""What every test runs in: a node's home that is thrown away, set before Django reads the settings.

1. Each test process has its own home. Nothing of the person who runs the tests is read or written.
2. The settings are named here and not in `pyproject.toml`, because pytest-django would read them before this file.
   Django is set up here for the same reason: test modules import its models.
"""

import atexit
import os
import shutil
import tempfile

import django

for name in [name for name in os.environ if name.startswith("KELISIM_")]:
    del os.environ[name]

HOME = tempfile.mkdtemp(prefix="kelisim-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["KELISIM_HOME"] = HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "kelisim.node.settings"
django.setup()
