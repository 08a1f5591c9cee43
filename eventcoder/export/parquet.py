"""Parquet, a batch of rows at a time."""

from __future__ import annotations

import contextlib
import json
import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventcoder import extras
from eventcoder.export.dataset import Dataset
from eventcoder.export.frames import batches, schema
from eventcoder.export.text import metadata
from eventcoder.export.writing import replacing

if TYPE_CHECKING:
    import polars

_WAITING = 2


def write_parquet(dataset: Dataset, to: str) -> int:
    """Write Parquet, a batch of rows at a time; its metadata says what it is.

    Returns:
        The number of rows.

    Raises:
        EventCoderError: the file cannot be written, or polars is not installed.
    """
    plugins = extras.load("polars.io.plugins", "Parquet", extras.STATS)
    about = json.dumps(metadata(dataset, Path(to).name), ensure_ascii=False)
    count = 0

    # polars walks over its source in a thread of its own, and a connection to SQLite stays in
    # the thread that opened it: so we read here and hand the batches over.
    waiting: queue.Queue[Any] = queue.Queue(maxsize=_WAITING)
    failures: list[BaseException] = []
    ended = threading.Event()

    def source(*_: object) -> Iterator[polars.DataFrame]:
        while (batch := waiting.get()) is not None:
            yield batch

    def write(path: Path) -> None:
        try:
            lazy = plugins.register_io_source(source, schema=schema(dataset.columns))
            lazy.sink_parquet(
                path,
                metadata={"eventcoder": about},
                maintain_order=True,
            )
        except BaseException as error:
            failures.append(error)
        finally:
            ended.set()

    def hand_over(batch: object) -> None:
        while not ended.is_set():
            with contextlib.suppress(queue.Full):
                waiting.put(batch, timeout=0.1)
                return

    with replacing(to) as path:
        thread = threading.Thread(target=write, args=(path,), daemon=True)
        thread.start()
        try:
            for batch in batches(dataset):
                count += len(batch)
                hand_over(batch)
                if ended.is_set():
                    break
        finally:
            hand_over(None)
            thread.join()
        if failures:
            raise OSError(0, str(failures[0])) from failures[0]
    return count
