"""Property-based checks of contracts: scenarios on the edges, and laws to check them against.

`scenarios(question)` is a Hypothesis strategy of valid facts that sit where the rules turn: just below, exactly at and
just above every comparison, period end, cap, rounding step and cut-off. A law is one line of a test module, and
`check_laws(contract)` runs every law that applies to any question. What it needs beside the library is
`pip install 'obligations[testing]'`.

