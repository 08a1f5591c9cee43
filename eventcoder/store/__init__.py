"""The database: SQLite tables, one transaction per article, stored parses, resuming."""
