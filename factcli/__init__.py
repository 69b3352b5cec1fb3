"""Ask a fact base and get each answer with its source."""
