"""What the file store takes, whatever a file is for."""

MAX_FILE_BYTES = 50 * 1024 * 1024
"""How large a file may be, in bytes: it lies in the database."""
