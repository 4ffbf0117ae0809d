"""Queries on a pyoxigraph store in this process."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from diplograph.errors import QueryFailed
from diplograph.queries.guard import names_graphs, refuse_side_effects
from diplograph.sparql.executor import Answer, Executor, Solutions, syntax_error


class OxigraphExecutor(Executor):
    """Runs queries on a pyoxigraph store in this process."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def run(self, text: str, where: str = "query", allow: Collection[str] = ()) -> Answer:
        """See `Executor.run`."""
        refuse_side_effects(text, where, allow)
        try:
            # A query that names its graphs refers to those, not to the union.
            result = self.store.query(text, use_default_graph_as_union=not names_graphs(text))
            if isinstance(result, ox.QuerySolutions):
                return Solutions(tuple(variable.value for variable in result.variables), list(map(tuple, result)))
            if isinstance(result, ox.QueryBoolean):
                return bool(result)
            return list(dict.fromkeys(result))
        except SyntaxError as error:
            raise syntax_error(error.msg or str(error), where) from None
        except (OSError, RuntimeError) as error:  # only if the query asked another service
            raise QueryFailed(
                where, f"it cannot be answered ({error})", "Check the service that the query uses."
            ) from None

    def quads(self) -> ox.Store:
        """See `Executor.quads`."""
        return self.store

    def excerpt(self, graphs: Iterable[str]) -> OxigraphExecutor:
        """See `Executor.excerpt`; this is a copy, since with FROM each pattern searches each graph separately."""
        copy = ox.Store()
        named = map(ox.NamedNode, graphs)
        copy.bulk_extend(quad for graph in named for quad in self.store.quads_for_pattern(None, None, None, graph))
        return OxigraphExecutor(copy)

    def held(self) -> ox.Store:
        """See `Executor.held`."""
        return self.store
