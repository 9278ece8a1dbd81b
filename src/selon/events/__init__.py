"""The events room: which claims speak of one happening, by what reasons, and on which points their voices part."""
