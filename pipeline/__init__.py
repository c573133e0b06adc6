"""Take the workbooks of the inbox to the committee's documents in the outbox."""
