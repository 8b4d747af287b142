"""The SORACOM beta terms derived a second time without the library."""
