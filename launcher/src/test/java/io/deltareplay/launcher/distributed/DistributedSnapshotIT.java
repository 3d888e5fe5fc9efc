package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.launcher.deliver.FileListSink;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.inspect.LogInspector;
import io.deltareplay.launcher.inspect.VersionSelector;
import io.deltareplay.launcher.replay.CollectingSink;
import io.deltareplay.launcher.replay.FixtureTables;
import io.deltareplay.launcher.replay.ReplayResult;
import io.deltareplay.launcher.replay.SerialRun;
import io.deltareplay.launcher.snapshot.SnapshotRun;
import io.deltareplay.launcher.storage.LocalStorage;
import io.deltareplay.launcher.table.LogFacts;
import io.deltareplay.launcher.table.TableLocation;
import io.deltareplay.request.SnapshotOrder;
import io.deltareplay.request.Strategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A streaming snapshot from Spark: the files of a serial replay in their order.
class DistributedSnapshotIT {
    private static final Set<FileColumn> ALL = EnumSet.allOf(FileColumn.class);
    private static final int PARTITIONS = 4;
    private static final Path LARGE = Path.of("src/test/resources/logs/files-4000");
    private static final Comparator<ObjectNode> ORDER = Comparator.<ObjectNode>comparingLong(
                    file -> file.get("modificationTime").asLong())
            .thenComparing(file -> utf8(file.get("path").asText()), Arrays::compareUnsigned)
            .thenComparing(file -> utf8(vectorId(file)), Arrays::compareUnsigned);

    private static JobServerProcess spark;

    @BeforeAll
    static void startSpark() throws IOException {
        spark = JobServerProcess.start();
    }

    @AfterAll
    static void stopSpark() throws Exception {
        spark.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String vectorId(ObjectNode file) {
        JsonNode vector = file.get("deletionVector");
        if (vector == null) {
            return "";
        }
        String id = vector.get("storageType").asText()
                + vector.get("pathOrInlineDv").asText();
        return vector.hasNonNull("offset") ? id + "@" + vector.get("offset").asText() : id;
    }

    private static UnaryOperator<DistributedOptions> from(long index) {
        return options -> options.withColumns(ALL).ordered(new SnapshotOrder(PARTITIONS, index));
    }

    @TestFactory
    Stream<DynamicTest> everyTablesFilesComeInTheirOrder() throws Exception {
        FixtureTables fixtures = FixtureTables.get();
        return fixtures.answers().keySet().stream()
                .map(table -> DynamicTest.dynamicTest(
                        table, () -> isOrdered(fixtures.folder().resolve(table))));
    }

    private static void isOrdered(Path table) {
        LogFacts facts;
        try {
            facts = inspected(table);
        } catch (DeltaReplayException refused) {
            return; // refused before anything is replayed, which other tests look at
        }
        List<ObjectNode> expected;
        try {
            expected = expected(facts);
        } catch (DeltaReplayException damaged) {
            return; // so is a damaged log
        }
        assertEquals(
                String.join("\n", texts(expected)),
                String.join("\n", texts(SnapshotRun.of(facts, 1 << 20))),
                "in this process");
        // A plan takes the window where the checkpoint may name files again.
        Set<Strategy> strategies =
                facts.reconciliation().isKnown() ? Set.of(Strategy.values()) : Set.of(Strategy.WINDOW);
        for (Strategy strategy : strategies) {
            CollectingSink sink = new CollectingSink();
            ReplayResult result = SparkRun.deliver(spark, facts, strategy, from(0), sink);
            assertEquals(
                    String.join("\n", texts(expected)), String.join("\n", texts(sink.rows())), strategy.toString());
            assertEquals(expected.size(), result.files());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotGoesOnFromAnIndex(Strategy strategy) {
        LogFacts facts = inspected(LARGE);
        List<ObjectNode> expected = expected(facts);
        CollectingSink sink = new CollectingSink();
        SparkRun.deliver(spark, facts, strategy, from(2345), sink);
        assertEquals(texts(expected.subList(2345, expected.size())), texts(sink.rows()));
    }

    private static LogFacts inspected(Path table) {
        return new LogInspector(new LocalStorage())
                .inspect(TableLocation.parse(table.toString()), new VersionSelector.Latest());
    }

    private static List<ObjectNode> expected(LogFacts facts) {
        List<ObjectNode> files = SerialRun.of(facts, 256 << 20).sink().rows().stream()
                .sorted(ORDER)
                .toList();
        for (int index = 0; index < files.size(); index++) {
            files.get(index).remove("stats");
            files.get(index).put("index", (long) index);
        }
        return files;
    }

    private static List<String> texts(List<ObjectNode> files) {
        return files.stream().map(ObjectNode::toString).toList();
    }

    /// Two applications, as two runs are.
    @ParameterizedTest
    @EnumSource
    void oneRunIsLikeAnotherToTheByte(Strategy strategy) throws Exception {
        byte[] first = bytesOfItsOwnApplication(strategy);
        byte[] second = bytesOfItsOwnApplication(strategy);
        assertTrue(first.length > 4000 * 50, first.length + " bytes");
        assertArrayEquals(first, second);
    }

    private static byte[] bytesOfItsOwnApplication(Strategy strategy) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JobServerProcess application = JobServerProcess.start()) {
            SparkRun.deliver(application, inspected(LARGE), strategy, from(0), new BytesSink(bytes));
        }
        return bytes.toByteArray();
    }

    /// Writes batches as Arrow does.
    private static final class BytesSink implements FileListSink {
        private final WriteChannel channel;

        BytesSink(ByteArrayOutputStream bytes) throws IOException {
            channel = new WriteChannel(Channels.newChannel(bytes));
            MessageSerializer.serialize(channel, FileListSchema.of(ALL, Map.of()));
        }

        @Override
        public void accept(VectorSchemaRoot batch) {
            try (ArrowRecordBatch record = new VectorUnloader(batch).getRecordBatch()) {
                MessageSerializer.serialize(channel, record);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
