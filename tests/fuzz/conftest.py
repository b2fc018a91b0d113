"""What holds for every fuzzer."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Collect garbage after each seed: the command hardly does, since its process ends; this one goes on."""
    yield
    gc.collect()
