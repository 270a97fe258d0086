"""The settings that the type checker reads the models with: a node's, in a folder that is thrown away.

A node's settings make its folder and its secret; checking types must not leave one in the home of the person who does.
"""

import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.environ["KELISIM_HOME"] = folder
    from kelisim.web.settings import *  # noqa: F403 settings are a module's names
