"""Reads news articles and writes political events: who did what to whom, where and when.

The way through is `eventcoder.pipeline`; the types that move along it are in `eventcoder.model`.
"""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
