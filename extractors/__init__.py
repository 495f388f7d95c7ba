"""A PDF becomes rows: reading, layout, outline, records. No workflow engine, no network, no Parquet files."""
