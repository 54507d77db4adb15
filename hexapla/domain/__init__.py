"""Facts of the field as frozen values: symbols, languages, organs, editions; no files and no XML."""
