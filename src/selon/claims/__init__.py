"""From a reading to claims: triggers, roles, actors, status, sources, values, assembled."""
