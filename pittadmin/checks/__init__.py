"""The content checks: text in, findings out; no Qt, no database."""
