"""What the nation decided, as data: editions, measures, procedures, systems, municipalities; and the matcher."""
