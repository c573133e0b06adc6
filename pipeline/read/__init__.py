"""Read a submission into a book: located entries, whatever the workbook's making."""
