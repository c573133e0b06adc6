"""Write what people open: the workbook, the report, the dataset, the record of the run."""
