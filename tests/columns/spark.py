"""A local Spark session for tests and benchmarks."""

from __future__ import annotations

import warnings
from typing import Any

__all__ = ["started"]


def started(threads: int = 2) -> Any:
    """A session on this machine alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession

        builder: Any = SparkSession.builder
        session = (
            builder.master(f"local[{threads}]")
            .appName("obligations")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.memory", "3g")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            # What Spark keeps to show of each query would fill the memory: the plans are long.
            .config("spark.sql.maxPlanStringLength", "1000")
            .config("spark.sql.ui.retainedExecutions", "1")
            .config("spark.sql.session.timeZone", "Asia/Tokyo")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
    return session
