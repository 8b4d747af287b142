"""The chapters on fees, acceleration and liability of the Flux terms, derived a second time without the library."""
