"""What every test gets: Qt without a screen, and ids that can be foretold."""

import itertools
import os
from collections.abc import Callable

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def new_id() -> Callable[[], str]:
    """Ids n1, n2, n3 ..."""
    numbers = itertools.count(1)
    return lambda: f"n{next(numbers)}"
