package io.deltareplay.launcher.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RootCauseTest {
    private static String of(String log) {
        return RootCause.of(log.lines().toList(), "").orElse("(none)");
    }

    @Test
    void deepestCauseOfTheLastUncaughtExceptionIsIt() {
        assertEquals("java.net.ConnectException: Connection refused", of("""
                26/11/25 19:00:00 INFO SparkContext: Running Spark version 4.2.0
                26/11/25 19:00:01 ERROR SparkContext: Error initializing SparkContext.
                java.lang.IllegalStateException: earlier
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: of the earlier one
                \tat a.B.c(B.java:1)
                Exception in thread "main" org.apache.spark.SparkException: Exception thrown in awaitResult
                \tat org.apache.spark.util.SparkThreadUtils$.awaitResult(SparkThreadUtils.scala:56)
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: Failed to connect to /127.0.0.1:1
                \tat a.B.c(B.java:1)
                \t... 1 more
                Caused by: java.net.ConnectException: Connection refused
                \tat a.B.c(B.java:1)
                \t... 2 more
                26/11/25 19:00:02 INFO ShutdownHookManager: Shutdown hook called
                """));
    }

    @Test
    void causeOfALaterTraceIsNotTakenForThatOfTheUncaughtOne() {
        assertEquals("a.b.CException: the one", of("""
                Exception in thread "main" a.b.CException: the one
                \tat a.B.c(B.java:1)
                26/11/25 19:00:02 WARN Utils: Exception while deleting
                java.io.IOException: cleaning up
                Caused by: java.io.IOException: of the later one
                """));
    }

    @Test
    void errorOfAScriptIsIt() {
        assertEquals("Failed to load class io.deltareplay.job.ReplayJob.", of("""
                26/11/25 19:00:01 WARN Utils: Your hostname resolves to a loopback address
                Error: Failed to load class io.deltareplay.job.ReplayJob.
                26/11/25 19:00:02 INFO ShutdownHookManager: Shutdown hook called
                """));
    }

    @Test
    void loggedExceptionIsBetterThanALoggedError() {
        assertEquals("java.io.IOException: No space left on device", of("""
                26/11/25 19:00:01 ERROR DiskBlockObjectWriter: Uncaught exception while reverting
                org.apache.spark.SparkException: task failed
                \tat a.B.c(B.java:1)
                Caused by: java.io.IOException: No space left on device
                \tat a.B.c(B.java:1)
                26/11/25 19:00:02 INFO ShutdownHookManager: Shutdown hook called
                """));
        assertEquals("Lost executor 1", of("""
                26/11/25 19:00:01 ERROR TaskSchedulerImpl: Lost executor 1
                26/11/25 19:00:02 INFO ShutdownHookManager: Shutdown hook called
                """));
    }

    @Test
    void loggedErrorIsBetterThanTheEndOfSomeThread() {
        assertEquals("Application has been killed. Reason: All masters are unresponsive! Giving up.", of("""
                19:50:28 WARN StandaloneAppClient$ClientEndpoint: Failed to connect to master 127.0.0.1:17077
                org.apache.spark.SparkException: Exception thrown in awaitResult:
                Caused by: java.io.IOException: Failed to connect to /127.0.0.1:17077
                \t... 4 more
                19:50:48 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: All masters are unresponsive! Giving up.
                19:50:48 WARN StandaloneSchedulerBackend: Application ID is not initialized yet.
                Exception in thread "a-listener" java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.
                This stopped SparkContext was created at:

                org.apache.spark.SparkContext.<init>(SparkContext.scala:89)
                """));
    }

    @Test
    void whatIsKnownIsNotSaidAgain() {
        List<String> log = """
                19:59:13 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: All masters are unresponsive!
                org.apache.spark.SparkException: Job 0 cancelled because SparkContext was shut down
                \tat a.B.c(B.java:1)
                """.lines().toList();
        assertEquals(
                Optional.of("Application has been killed. Reason: All masters are unresponsive!"),
                RootCause.of(
                        log, "org.apache.spark.SparkException: Job 0 cancelled because SparkContext was shut down"));
    }

    @Test
    void lastLineIsBetterThanNothing() {
        assertEquals("spark-class: line 71: java: command not found", of("""
                something
                spark-class: line 71: java: command not found

                """));
        assertEquals(Optional.empty(), RootCause.of(List.of(), ""));
    }

    @Test
    void lineIsNoError() {
        assertEquals(Optional.empty(), RootCause.error(List.of("Parsed arguments:", "  deployMode client")));
        assertEquals(
                Optional.of("java.lang.OutOfMemoryError: Java heap space"),
                RootCause.error(
                        List.of("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space", "a line")));
    }

    @Test
    void complaintOfTheJvmIsItsLineBeforeTheOnesThatItAlwaysPrints() {
        String always = """
                Error: Could not create the Java Virtual Machine.
                Error: A fatal exception has occurred. Program will exit.
                """;
        assertEquals(
                "Invalid maximum heap size: -Xmxlots",
                of("WARNING: something\nInvalid maximum heap size: -Xmxlots\n" + always));
        assertEquals("Could not find agent", of("Error: Could not find agent\n" + always));
        assertEquals("(none)", of(always));
    }

    @Test
    void stoppedContextIsAConsequenceWhoeverComplainsOfIt() {
        String stopped = "java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.\n";
        String killed = "19:50:48 ERROR StandaloneSchedulerBackend: Application has been killed.\n";
        assertEquals("Application has been killed.", of(killed + "Exception in thread \"main\" " + stopped));
        assertEquals(
                "Application has been killed.",
                of(killed + "19:50:49 ERROR SparkContext: Error initializing SparkContext.\n" + stopped));
        assertEquals(stopped.strip(), of("a line\nException in thread \"main\" " + stopped + "a line\n"));
    }

    @Test
    void causeIsCutWhereNobodyReadsOn() {
        assertEquals(402, of("Error: " + "x".repeat(10_000)).length());
    }
}
