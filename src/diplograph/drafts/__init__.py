"""A text and a model in, an undecided draft out; a person's decisions in, a reviewed graph out.

The model is asked stage by stage (`stages`), with prompts from `prompts`, through `models`
or a recording (`recording`).  Its answers are rows, which `answers` reads and `rounds`
checks with `diplograph.rows` and `check`; `provenance` records who drafted and who
decided, and `review` takes the decisions.

The package may import rows and library; the pages may import it.
"""
