"""The start: `briefwright` and `python -m briefwright`."""

import atexit
import gc
import os
import sys

# Looking for plugins of pydantic reads every installed distribution, which the start cannot afford.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from briefwright.app import main as run


def tune() -> None:
    """Have Python look less often for circles of objects that nobody needs any more, and not at the end.

    Values hold none. As often as Python looks by itself, that takes half of the time of a long export.
    """
    gc.set_threshold(200_000, 10, 10)
    atexit.register(gc.freeze)


def main() -> None:
    """Run the program and leave with its exit code."""
    tune()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
