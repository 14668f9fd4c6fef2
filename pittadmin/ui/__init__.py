"""Qt: one module per page, form or dialog."""
