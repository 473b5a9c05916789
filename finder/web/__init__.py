"""The site: routes, page contexts, headers. The only place that knows Flask."""
