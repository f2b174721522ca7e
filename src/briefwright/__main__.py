"""The start: `briefwright` and `python -m briefwright`."""

import sys

from briefwright.app import main as run


def main() -> None:
    """Run the program and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
