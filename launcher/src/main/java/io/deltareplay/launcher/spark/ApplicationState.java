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
            boolean local = LOCAL.matcher(facts.master()).matches();
            return new Running(facts, partitions, since, local ? Executors.SOME : Executors.NONE_YET);
        }
    }

    /// The job runs.
    ///
    /// @param facts which application
    /// @param partitions how many there will be
    /// @param since since when it has, or lacks, executors; the wait for the first begins with the registration
    /// @param executors whether there is something to run on
    record Running(ApplicationFacts facts, int partitions, Instant since, Executors executors)
            implements ApplicationState {
        Running withExecutors(Instant now) {
            return executors == Executors.SOME ? this : new Running(facts, partitions, now, Executors.SOME);
        }

        /// On one machine there is nothing to lose but the driver, and one that never had any goes on waiting.
        Running withoutExecutors(Instant now) {
            return executors == Executors.SOME && !LOCAL.matcher(facts.master()).matches()
                    ? new Running(facts, partitions, now, Executors.LOST)
                    : this;
        }

        Running ranged(int fewer) {
            return new Running(facts, fewer, since, executors);
        }

        Done done() {
            return new Done(facts, partitions);
        }
    }

    /// What a job has to run on.
    enum Executors {
        NONE_YET,
        SOME,
        /// There were some, and all are gone.
        LOST
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
            case Running running -> running.executors() != Executors.NONE_YET;
            case Done done -> true;
            case Submitted submitted -> false;
            case Registered registered -> false;
            case Ended ended -> ended.hasRun();
        };
    }
}
