"""Every number shown anywhere, as frozen dataclasses: aggregated in SQL, computed by calculations, rendered above."""
