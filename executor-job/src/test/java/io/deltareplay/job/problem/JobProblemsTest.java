package io.deltareplay.job.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class JobProblemsTest {
    private static String reason(String message) {
        return JobProblems.of(new ExecutionException(new IllegalStateException(message)))
                .reason();
    }

    @Test
    void reasonIsTheFirstLineOfTheRootCause() {
        assertEquals(
                "java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.",
                reason(
                        "Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was created at:\n\na.B"));
        assertEquals("java.lang.IllegalStateException: first", reason("\n first\r\n\tat a.B.c(B.java:1)"));
        assertEquals("java.lang.IllegalStateException", reason(null));
    }
}
