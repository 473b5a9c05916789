"""Places of the world as data: countries, regions, towns and postal codes (see NOTICE)."""
