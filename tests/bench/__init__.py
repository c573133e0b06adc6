"""How fast, how large: the line measured beside other ways to read the same files."""
