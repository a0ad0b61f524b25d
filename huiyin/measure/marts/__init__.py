"""The marts: append-only Parquet files of facts, read by an in-memory DuckDB through Ibis."""
