"""Turn the dataset into the measures that the committee asks for."""
