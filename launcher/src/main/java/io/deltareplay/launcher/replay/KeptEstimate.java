package io.deltareplay.launcher.replay;

/// How many of a table's files a predicate keeps, told from a sample.
///
/// @param files about how many
/// @param sampled how many file actions were looked at, a part of those that a footer rules out included
/// @param kept how many of them may match
public record KeptEstimate(long files, long sampled, long kept) {}
