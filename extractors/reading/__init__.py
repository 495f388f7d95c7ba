"""Bytes become pages: characters, ruling lines, shapes and images, each with its place."""

from extractors.reading.reader import Reader, ReadError, open_document, read_document

__all__ = ["ReadError", "Reader", "open_document", "read_document"]
