"""Benchmarks: what one answer costs beside hand-written code and beside another engine. No test depends on a time."""
