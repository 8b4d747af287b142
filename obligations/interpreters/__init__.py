"""Interpreters of a decision, one module each: reference evaluator, compiler, explanation, every reading at once."""
