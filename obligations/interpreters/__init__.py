"""Interpreters of a decision, one module each: the reference evaluator, the compiler, the explanation."""
