"""Characters, strict JSON, and cards for a notebook."""
