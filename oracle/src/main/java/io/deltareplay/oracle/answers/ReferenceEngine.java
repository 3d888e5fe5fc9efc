package io.deltareplay.oracle.answers;

import java.nio.file.Path;

/// An independent implementation of log replay.
interface ReferenceEngine {
    /// Names the engine in its answers.
    String name();

    /// The newest version's files.
    TableState latest(Path table);

    /// The files of the given version.
    TableState at(Path table, long version);
}
