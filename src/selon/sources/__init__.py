"""Sources: where bytes come from. Each gives `(where, Capture | Problem)` pairs; a failure stops nothing else."""

from selon.sources.files import MAX_BYTES, capture_bytes, captures

__all__ = ["MAX_BYTES", "capture_bytes", "captures"]
