"""Columns: flat arrays and bit maps of a snapshot, memory-mapped; the only NumPy."""
