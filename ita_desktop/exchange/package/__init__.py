"""The data package (.itapack): what one office sends another, complete, checked and readable in twenty years.

A zip of canonical JSON lines with a manifest that has the SHA-256 of each part. ``model`` says what is in it, ``write``
and ``read`` turn it to bytes and back, ``schema`` is the shape that both hold records to and that travels along.
"""
