"""Qt: one module per page, form or dialog."""

from pittadmin.ui.imports import spare_sources

spare_sources()
