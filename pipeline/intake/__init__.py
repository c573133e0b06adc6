"""Take in what lies in the inbox, and account for every file of it."""
