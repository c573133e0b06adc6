"""The demonstration portfolio: a made-up year of 33 projects, written from readable tables."""
