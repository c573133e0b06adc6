"""Judge a book: gates first, then every cell, row and sheet, told at the cell."""
