"""What the program costs: ratios against other readers, time by stage, memory, scaling; `make bench` prints it all."""
