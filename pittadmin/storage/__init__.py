"""The only place that imports SQLAlchemy: rows become values here."""

from pittadmin.storage.imports import import_sqlalchemy

import_sqlalchemy()
