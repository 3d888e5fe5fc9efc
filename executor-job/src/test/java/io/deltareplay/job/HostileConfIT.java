package io.deltareplay.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.job.testing.Launcher;
import io.deltareplay.job.testing.LocalSpark;
import io.deltareplay.job.testing.Rows;
import io.deltareplay.job.testing.TestLog;
import io.deltareplay.request.Strategy;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileConfIT {
    private static LocalSpark spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = new LocalSpark(HostileConf.SETTINGS);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @ParameterizedTest
    @EnumSource
    void noConfOfTheUserChangesTheRows(Strategy strategy) throws Exception {
        // Hidden, and partitioned, by Spark's reckoning; and a pattern.
        TestLog log = new TestLog(folder.resolve("_we{i}rd[1]*").resolve("a=1 %41"));
        log.checkpoint(0, TestLog.schema(), TestLog.add("A"), TestLog.add("a"), TestLog.add("gone"));
        log.commit(1, TestLog.remove("gone"), TestLog.add("new"));
        Rows rows = new Rows();
        Launcher.Ending ending = Launcher.run(spark.context(), log.request(strategy, 2), folder, rows);
        assertTrue(ending.totals().isPresent(), () -> ending.problem().toString());
        assertEquals(Set.of("A", "a", "new"), rows.all().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void staleChecksumFilesBesideTheLogAreIgnored(Strategy strategy) throws Exception {
        TestLog log = new TestLog(folder.resolve("t"));
        Path checkpoint = log.checkpoint(0, TestLog.schema(), TestLog.add("a"));
        Path commit = log.commit(1, TestLog.add("b"));
        for (Path file : new Path[] {checkpoint, commit}) {
            byte[] stale = {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4};
            java.nio.file.Files.write(file.resolveSibling("." + file.getFileName() + ".crc"), stale);
        }
        Rows rows = new Rows();
        Launcher.Ending ending = Launcher.run(spark.context(), log.request(strategy, 2), folder, rows);
        assertTrue(ending.totals().isPresent(), () -> ending.problem().toString());
        assertEquals(Set.of("a", "b"), rows.all().keySet());
    }
}
