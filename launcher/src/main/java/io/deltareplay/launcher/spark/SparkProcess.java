package io.deltareplay.launcher.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The child process that `spark-submit` runs in, which in client mode is the driver too.
public interface SparkProcess {
    boolean isAlive();

    /// Waits for its end.
    ///
    /// @return whether it has ended
    boolean awaitEnd(Duration patience) throws InterruptedException;

    /// Asks it to end.
    ///
    /// @return whether there was somebody to ask
    boolean stop();

    /// Ends it, and every process that it started.
    void kill();

    /// Starts one.
    interface Starter {
        /// @param log where its standard output and standard error go
        SparkProcess start(SparkSubmission submission, Path log) throws IOException;
    }
}
