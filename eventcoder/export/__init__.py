"""Events out of the database, into files: one codebook of columns for all formats."""
