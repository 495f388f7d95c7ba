"""Published tables become comparisons: works on Parquet alone, opens no PDF, no network and no workflow engine."""
