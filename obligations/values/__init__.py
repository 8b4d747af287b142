"""The bottom floor: days, periods, day counts and rounding, on plain integers."""
