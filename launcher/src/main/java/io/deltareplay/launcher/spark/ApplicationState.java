package io.deltareplay.launcher.spark;

import io.deltareplay.request.ApplicationFacts;
import java.time.Instant;
import java.util.regex.Pattern;

/// How far a Spark application is. Each state has the transitions that are legal from it as methods, and no others.
public sealed interface ApplicationState {
    /// A master whose tasks run in the driver itself.
    Pattern LOCAL = Pattern.compile("local(\\[.*])?");

    /// `spark-submit` was started; nothing was heard of the driver.
    ///
    /// @param since when
    record Submitted(Instant since) implements ApplicationState {
        Registered registered(ApplicationFacts facts, Instant now) {
            return new Registered(facts, now);
        }
    }

    /// The driver runs, and the cluster knows the application.
    ///
    /// @param facts which application
    /// @param since when
    record Registered(ApplicationFacts facts, Instant since) implements ApplicationState {
        /// On one machine the driver is the executor.
        Running planned(int partitions) {
            return new Running(
                    facts, partitions, since, LOCAL.matcher(facts.master()).matches());
        }
    }

    /// The job runs.
    ///
    /// @param facts which application
    /// @param partitions how many there will be
    /// @param since when it was registered
    /// @param granted whether there is, or was, an executor to run on
    record Running(ApplicationFacts facts, int partitions, Instant since, boolean granted) implements ApplicationState {
        Running withExecutors() {
            return new Running(facts, partitions, since, true);
        }

        Done done() {
            return new Done(facts, partitions);
        }
    }

    /// The driver has said its final word.
    record Done(ApplicationFacts facts, int partitions) implements ApplicationState {}

    /// The process has ended, or was ended.
    ///
    /// @param hasRun whether it had something to run on before
    record Ended(boolean hasRun) implements ApplicationState {}

    /// Whether the job can have come to anything: there is, or was, something for it to run on.
    default boolean hasRun() {
        return switch (this) {
            case Running running -> running.granted();
            case Done done -> true;
            case Submitted submitted -> false;
            case Registered registered -> false;
            case Ended ended -> ended.hasRun();
        };
    }
}
