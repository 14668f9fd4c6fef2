"""The only place that imports SQLAlchemy: rows become values here."""
