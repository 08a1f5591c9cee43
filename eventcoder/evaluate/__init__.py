"""Measuring the coder: gold records, the scores over them, and what was wrong."""
