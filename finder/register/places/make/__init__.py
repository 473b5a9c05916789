"""Makes the shipped data files from GeoNames data: for developers, never at run time."""
