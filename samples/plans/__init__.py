"""Holds one module for each sample plan: its sentences, its layout and what a careful reader finds in it."""
