package io.deltareplay.job;

import io.deltareplay.channel.ChannelCredential;
import io.deltareplay.channel.DriverConnection;
import io.deltareplay.job.problem.JobProblems;
import io.deltareplay.request.ApplicationFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * Many jobs in one Spark application, for tests that replay a thousand logs: what {@link ReplayJob} does, but for starting and
 * ending Spark. Reads a launcher's address and credential from each line of standard input, and ends when that does.
 */
public final class JobServer {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(30);
    private static final int JOBS_AT_ONCE = 2;

    private JobServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        SparkContext spark = new SparkContext(JobSettings.pinned(new SparkConf()));
        ExecutorService jobs = Executors.newFixedThreadPool(JOBS_AT_ONCE);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] addressAndCredential = line.split(" ");
            jobs.execute(() -> run(spark, addressAndCredential[0], addressAndCredential[1]));
        }
        jobs.shutdown();
        jobs.awaitTermination(1, TimeUnit.MINUTES);
        spark.stop();
    }

    private static void run(SparkContext spark, String address, String credential) {
        try (DriverConnection launcher =
                DriverConnection.open(address, ChannelCredential.parse(credential), CONNECT_DEADLINE)) {
            launcher.registered(new ApplicationFacts(spark.applicationId(), "", spark.version(), spark.master()));
            try {
                launcher.done(new StateReconstruction(spark, launcher.request(), launcher.taskAccess()).run(launcher));
            } catch (Throwable e) {
                launcher.failed(JobProblems.of(e));
            }
        } catch (IOException e) {
            System.err.println("cannot reach the launcher at " + address + ": " + e);
        }
    }
}
