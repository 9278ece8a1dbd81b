from selon.reading.times import find_times, publication_window, resolve
