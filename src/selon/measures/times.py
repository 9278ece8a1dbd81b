from selon.model import When
try:
    from selon.reading.times import find_times
except ImportError:
    from selon.reading.times_match import find_times
try:
    from selon.reading.times import publication_window, resolve
except ImportError:
    def resolve(*a, **k): return When()
    def publication_window(p): return None
