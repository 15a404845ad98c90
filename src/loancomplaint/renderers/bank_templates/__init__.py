"""A bank's own templates."""
