package io.deltareplay.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;

/// Puts questions to delta-spark, several at a time, each through a session of its own.
public record Interview<Q>(SparkSession spark) {
    private static final int QUESTIONS_AT_A_TIME = 3;

    public interface Answering<Q> {
        List<ObjectNode> answers(SparkSession session, Q question) throws Exception;
    }

    /// Prints the answers in the order of the questions.
    public void ask(List<Q> questions, Answering<Q> answering, PrintStream output) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(QUESTIONS_AT_A_TIME)) {
            List<Future<List<ObjectNode>>> pending = new ArrayList<>();
            for (Q question : questions) {
                pending.add(workers.submit(() -> {
                    SparkSession session = spark.newSession();
                    SparkSession.setActiveSession(session);
                    try {
                        return answering.answers(session, question);
                    } finally {
                        SparkSession.clearActiveSession();
                    }
                }));
            }
            for (Future<List<ObjectNode>> answers : pending) {
                answers.get().forEach(output::println);
            }
        }
    }
}
