"""Parity with pdfplumber: what our reader and pdfplumber find on the same pages, and why they differ where they do."""
