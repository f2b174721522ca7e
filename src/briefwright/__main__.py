"""The start: `briefwright` and `python -m briefwright`."""

import os
import sys

# Looking for plugins of pydantic reads every installed distribution, which the start cannot afford.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from briefwright.app import main as run


def main() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
