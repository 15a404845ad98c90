"""Who may read what, and redaction of the rest."""
