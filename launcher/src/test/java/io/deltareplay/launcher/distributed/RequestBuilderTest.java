package io.deltareplay.launcher.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.launcher.plan.Cluster;
import io.deltareplay.launcher.plan.Facts;
import io.deltareplay.launcher.plan.ReplayPlan;
import io.deltareplay.launcher.plan.StrategyChoice;
import io.deltareplay.launcher.spark.SparkSettings;
import io.deltareplay.launcher.table.Checkpoint;
import io.deltareplay.launcher.table.TailFile;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.request.SegmentFile.Kind;
import io.deltareplay.request.Strategy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBuilderTest {
    private static final List<TailFile> TAIL = List.of(
            new TailFile(Facts.file("9.json", 90), 9, 9), new TailFile(Facts.file("6.8.compacted.json", 68), 6, 8));

    private static ReplayRequest request(Optional<Checkpoint> checkpoint) {
        return RequestBuilder.of(
                new ReplayPlan.Distributed(
                        Facts.of(10, checkpoint, TAIL),
                        "test",
                        new StrategyChoice(Strategy.WINDOW, "test"),
                        7,
                        new Cluster("local[*]", "test", 1)),
                options(Set.of(FileColumn.SIZE, FileColumn.PATH)));
    }

    private static DistributedOptions options(Set<FileColumn> columns) {
        return new DistributedOptions(
                columns,
                SparkSettings.of(
                        Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of(), false, Map.of()),
                DistributedOptions.Listening.ANYWHERE,
                1 << 20,
                Path.of("tmp"),
                Duration.ZERO);
    }

    private static List<String> files(ReplayRequest request) {
        return request.files().stream()
                .map(f -> "%s %s %d %d"
                        .formatted(f.kind(), f.path().replace("/a table/_delta_log/", ""), f.version(), f.length()))
                .toList();
    }

    @Test
    void requestSaysWhatThePlanSays() {
        ReplayRequest request = request(Optional.empty());
        assertEquals("a table", request.table());
        assertEquals(9, request.version());
        assertEquals("file:", request.defaultScheme());
        assertEquals(Set.of(FileColumn.PATH, FileColumn.SIZE), request.columns());
        assertEquals(Strategy.WINDOW, request.strategy());
        assertEquals(7, request.numPartitions());
        assertEquals(List.of("COMMIT 9.json 9 90", "COMPACTION 6.8.compacted.json 8 68"), files(request));
    }

    @Test
    void checkpointComesBeforeTheTail() {
        assertEquals(
                List.of("CHECKPOINT 5.parquet 5 50", "COMMIT 9.json 9 90", "COMPACTION 6.8.compacted.json 8 68"),
                files(request(Optional.of(new Checkpoint.Classic(5, Facts.file("5.parquet", 50))))));
        assertEquals(
                List.of(Kind.CHECKPOINT, Kind.CHECKPOINT, Kind.COMMIT, Kind.COMPACTION),
                request(Optional.of(new Checkpoint.MultiPart(
                                5, List.of(Facts.file("5.1.parquet", 1), Facts.file("5.2.parquet", 2)))))
                        .files()
                        .stream()
                        .map(SegmentFile::kind)
                        .toList());
    }

    @Test
    void manifestIsToldFromItsSidecarsWhoseRowsItsOwnReplace() {
        assertEquals(
                List.of("SIDECAR s.parquet 5 2", "CHECKPOINT m.parquet 5 1"),
                files(request(Optional.of(
                                new Checkpoint.V2(5, Facts.file("m.parquet", 1), List.of(Facts.file("s.parquet", 2))))))
                        .subList(0, 2));
        assertEquals(
                List.of("JSON_MANIFEST m.json 5 1"),
                files(request(Optional.of(new Checkpoint.V2(5, Facts.file("m.json", 1), List.of()))))
                        .subList(0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a",
                "/a b/c",
                "/we{i}rd[1]",
                "/100%",
                "/%41",
                "/?#&;=+",
                "/ünïcode/日本/😀",
                "/a:b@c",
                "/a~b_c-d.e"
            })
    void addressNamesExactlyThatFile(String path) {
        String uri = RequestBuilder.uri(path);
        assertEquals(path, Path.of(URI.create(uri)).toString());
        assertEquals(path, URI.create(uri).getPath());
        assertEquals(uri, URI.create(uri).toASCIIString());
    }
}
