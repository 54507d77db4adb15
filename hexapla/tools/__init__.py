"""The outside world: programs we start, validators we ask; one module each."""
