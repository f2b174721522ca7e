"""A terminal for each test."""

import pytest

from cli.terminal import Terminal


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Types commands and reads what comes out."""
    return Terminal(capsys)
