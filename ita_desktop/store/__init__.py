"""The office file on disk. The only room that knows SQLAlchemy and Alembic."""
