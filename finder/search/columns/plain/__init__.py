"""The loops that run over many rows, in NumPy: what `compiled` does in one pass.

Sets of rows are bit maps, as wide as all columns. Results are written into the arrays given last.
"""

from finder.search.columns.loops import Loops
from finder.search.columns.plain import counting, finding, ordering

LOOPS = Loops(
    count_sets=counting.count_sets,
    count_codes=counting.count_codes,
    sums=counting.sums,
    whole=counting.whole,
    highest=counting.highest,
    mark_rows=finding.mark_rows,
    mark_near=finding.mark_near,
    weigh=finding.weigh,
    follow=finding.follow,
    soonest=ordering.soonest,
    least=ordering.least,
    nearest=ordering.nearest,
)
