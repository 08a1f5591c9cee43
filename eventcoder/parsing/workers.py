"""A few threads that each run batches on one core.

Two batches on one core each are faster than one batch on two cores: the threads need not wait for
each other after every matrix product, and one computes while the other is in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import torch

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """Runs a function over batches.

    Args:
        device: of torch; anything but the processor is kept busy by one thread.
    """

    def __init__(self, device: str) -> None:
        self._device = device

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """Return the function's results, in the order of the items.

        Args:
            function: called from several threads at once.
            items: batches, the longest last: they are begun first, so that none is left to wait
                for at the end.
        """
        # Asked each time: the caller may have set the number of threads since.
        count = min(torch.get_num_threads(), len(items)) if self._device == "cpu" else 1
        if count <= 1:
            return [function(item) for item in items]
        with ThreadPoolExecutor(count, initializer=torch.set_num_threads, initargs=(1,)) as pool:
            results = list(pool.map(function, reversed(items)))
        return results[::-1]
