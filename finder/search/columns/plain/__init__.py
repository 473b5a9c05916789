"""The loops that run over many rows, in NumPy: what `compiled` does in one pass.

Sets of rows are bit maps, as wide as all columns. Results are written into the arrays given last.
"""

from finder.search.columns.loops import Loops
from finder.search.columns.plain import counting, finding, ordering

LOOPS = Loops(
    total=counting.total,
    survey=counting.survey,
    add_up=counting.add_up,
    tally=counting.tally,
    mark_rows=finding.mark_rows,
    mark_runs=finding.mark_runs,
    mark_near=finding.mark_near,
    weigh=finding.weigh,
    follow=finding.follow,
    soonest=ordering.soonest,
    least=ordering.least,
    nearest=ordering.nearest,
    hundredths=ordering.hundredths,
    next_of=ordering.next_of,
)
