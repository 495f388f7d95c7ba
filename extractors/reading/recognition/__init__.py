"""From the picture of a page to its characters: what :mod:`extractors.reading.ocr` is made of."""
