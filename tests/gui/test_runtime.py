"""Faults of the toolkit that would end the process."""

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def it_loses_no_reference_to_none_in_calls_that_return_nothing(qapp: object) -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2_000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 1_000
