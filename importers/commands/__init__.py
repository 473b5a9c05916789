"""The commands that read listings; `finder.__main__` wires them in (see `finder.commands`)."""
