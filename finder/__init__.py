"""Open Chair: a directory and finder of recovery and support-group meetings."""
