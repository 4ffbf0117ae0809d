"""A text and a model in, an undecided draft out; a person's decisions in, a graph that somebody has read out.

The model is asked stage by stage (`stages`), in words made by `prompts`, through `models`
or a recording (`recording`).  Its answers are rows, read by `answers` and judged by
`rounds` with the means of `diplograph.rows` and `check`; `provenance` says who drafted and
who decided, and `review` takes the decisions.

The package stands above rows and library, and below the pages.
"""
