package io.deltareplay.job;

import io.deltareplay.channel.ChannelCredential;
import io.deltareplay.channel.DriverConnection;
import java.io.IOException;
import java.time.Duration;

/** What spark-submit runs: {@code ReplayJob HOST:PORT}, with the run's credential in the environment. */
public final class ReplayJob {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(30);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private ReplayJob() {}

    /** Runs the job, and ends the process when it is through or its launcher is gone. */
    public static void main(String[] arguments) {
        String credential = System.getenv(ChannelCredential.VARIABLE);
        if (arguments.length != 1 || credential == null) {
            System.err.println("usage: ReplayJob HOST:PORT, with " + ChannelCredential.VARIABLE
                    + " set: delta-replay starts this job, people do not");
            System.exit(USAGE);
            return;
        }
        System.exit(run(arguments[0], credential));
    }

    /**
     * Runs the job to its end in this process.
     *
     * @return the exit code
     */
    public static int run(String address, String credential) {
        try (DriverConnection launcher =
                DriverConnection.open(address, ChannelCredential.parse(credential), CONNECT_DEADLINE)) {
            return new Driver(launcher).run() ? DONE : FAILED;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("delta-replay: cannot reach the launcher at " + address + ": " + e.getMessage());
            return FAILED;
        }
    }
}
