"""Builds the contenders, writes the logs, runs the processes, reports the ratios."""
