package io.deltareplay.launcher.distributed;

import io.deltareplay.channel.ChannelCredential;
import io.deltareplay.launcher.spark.SparkProcess;
import io.deltareplay.launcher.spark.SparkSubmission;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One Spark application that runs one job after the other, as the starting of a thousand would take an hour: a
/// real
/// Spark, the real job, and only `spark-submit` left out.
final class JobServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedWriter jobs;

    private JobServerProcess(Process process) {
        this.process = process;
        this.jobs = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    static JobServerProcess start(String... conf) throws IOException {
        Path home = Path.of("../spark-home/target/spark-home").toAbsolutePath().normalize();
        Path job = Path.of("../executor-job/target").toAbsolutePath().normalize();
        List<String> command = new java.util.ArrayList<>(List.of(
                home.resolve("bin/spark-submit").toString(),
                "--master",
                "local[2]",
                "--driver-memory",
                "1g",
                "--driver-class-path",
                job.resolve("test-classes") + ":" + job.resolve("executor-job.jar"),
                "--class",
                "io.deltareplay.job.JobServer"));
        for (String property : conf) {
            command.addAll(List.of("--conf", property));
        }
        command.add(job.resolve("executor-job.jar").toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "job-server.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new JobServerProcess(builder.start());
    }

    /// Takes the place of `spark-submit`.
    SparkProcess submit(SparkSubmission submission, Path log) throws IOException {
        synchronized (jobs) {
            jobs.write(submission.jobArguments().getFirst() + " "
                    + submission.environment().get(ChannelCredential.VARIABLE) + "\n");
            jobs.flush();
        }
        return new OneOfMany(process);
    }

    /// The job ends by itself, and the process is for the next one.
    private record OneOfMany(Process server) implements SparkProcess {
        @Override
        public boolean isAlive() {
            return server.isAlive();
        }

        @Override
        public boolean awaitEnd(Duration patience) {
            return true;
        }

        @Override
        public boolean stop() {
            return true;
        }

        @Override
        public void kill() {}
    }

    @Override
    public void close() throws IOException, InterruptedException {
        jobs.close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
