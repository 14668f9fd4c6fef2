"""Called by Alembic: runs the migrations on the connection that `migrate` hands in."""

from alembic import context

from pittadmin.storage import indexes  # noqa: F401 (adds them to the tables)
from pittadmin.storage.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
