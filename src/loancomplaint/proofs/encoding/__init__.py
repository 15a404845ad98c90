"""A case of which nothing is known but what the law allows, and the rows of a policy read against it, for a solver."""
