"""What the workbooks hold: facts only."""
