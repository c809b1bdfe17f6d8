"""Tables for spreadsheets and statistics: figures by year, laws, assistance, needs, all answers, and what columns mean.

As one workbook and as CSV files. Notes, sources and answers that are put aside are never in them. Only the list of the
tables stands here, since a start of the program reads it.
"""

from typing import Literal, get_args

TableId = Literal["years", "laws", "assistance", "needs", "answers", "codebook"]
TABLES: tuple[TableId, ...] = get_args(TableId)
"""The tables in the order of their sheets."""
