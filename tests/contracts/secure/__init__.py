"""The second derivation of the basic terms of Secure Innovation, and what holds of them whatever the facts."""
