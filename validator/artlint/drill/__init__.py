"""The drill: copies of healthy articles are damaged in memory, to see what a configuration would catch.

    drill(request, plan, progress) -> Drill

Each rule's pack brings the damages (`artlint.packs.damages`). A copy is judged as a file of the archive would be, by
`run.checker`: with its source, its settings, its suppressions. The archive is only read.
"""

from artlint.drill.drill import Plan, drill
from artlint.drill.results import Cause, Drill, Row, Shown

__all__ = ["Cause", "Drill", "Plan", "Row", "Shown", "drill"]
