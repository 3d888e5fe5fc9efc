package io.deltareplay.launcher.checkpoint;

/// How much of a file is read.
public enum Extent {
    ALL,
    /// A few thousand rows, of row groups that lie far apart, where the file's form allows it.
    SAMPLE
}
