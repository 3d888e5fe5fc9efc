package io.deltareplay.launcher.distributed;

import io.deltareplay.launcher.replay.ReplayProgress;
import io.deltareplay.request.ApplicationFacts;
import java.nio.file.Path;

/// Hears how far a distributed replay is. Called from the replaying thread.
public interface DistributedProgress extends ReplayProgress {
    /// `spark-submit` was started.
    ///
    /// @param log where Spark's own output goes
    void submitted(Path log);

    /// The application runs.
    void registered(ApplicationFacts facts);

    /// @param committed partitions that have arrived
    /// @param planned partitions that there will be
    /// @param files files delivered so far
    void partitions(int committed, int planned, long files);
}
