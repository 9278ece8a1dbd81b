from selon.reading.quantities import find_quantities, unit_of
