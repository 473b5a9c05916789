"""The representations of an answer that are data: one module each."""
