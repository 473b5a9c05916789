"""Made catalogues: as large as wanted, like real ones in their proportions, always the same.

Nobody in them exists. A smaller catalogue is the beginning of a larger one.
"""
