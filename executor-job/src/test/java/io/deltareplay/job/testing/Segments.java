package io.deltareplay.job.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.request.ReplayRequest;
import io.deltareplay.request.SegmentFile;
import io.deltareplay.request.SegmentFile.Kind;
import io.deltareplay.request.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** Makes requests from a table's folder, for tests: the newest checkpoint and the commits after it. */
public final class Segments {
    private static final Pattern CHECKPOINT =
            Pattern.compile("(\\d{20})\\.checkpoint(?:\\.(\\d{10})\\.(\\d{10})|\\.([0-9a-f-]{36}))?\\.(parquet|json)");
    private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");

    private Segments() {}

    public static ReplayRequest request(
            Path table, Strategy strategy, Set<FileColumn> columns, int numPartitions, long version) {
        try {
            List<SegmentFile> files = files(table.resolve("_delta_log"), version);
            long newest = files.stream().mapToLong(SegmentFile::version).max().orElseThrow();
            return new ReplayRequest(table.toString(), newest, "file:", files, columns, strategy, numPartitions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SegmentFile> files(Path log, long version) throws IOException {
        TreeMap<Long, List<Path>> checkpoints = new TreeMap<>();
        TreeMap<Long, Path> commits = new TreeMap<>();
        try (Stream<Path> all = Files.list(log)) {
            for (Path file : all.sorted().toList()) {
                Matcher checkpoint = CHECKPOINT.matcher(file.getFileName().toString());
                Matcher commit = COMMIT.matcher(file.getFileName().toString());
                if (checkpoint.matches() && Long.parseLong(checkpoint.group(1)) <= version) {
                    checkpoints
                            .computeIfAbsent(Long.parseLong(checkpoint.group(1)), v -> new ArrayList<>())
                            .add(file);
                } else if (commit.matches() && Long.parseLong(commit.group(1)) <= version) {
                    commits.put(Long.parseLong(commit.group(1)), file);
                }
            }
        }
        List<SegmentFile> files = new ArrayList<>();
        long after = -1;
        while (!checkpoints.isEmpty() && files.isEmpty()) {
            after = checkpoints.lastKey();
            files.addAll(checkpoint(log, checkpoints.pollLastEntry().getValue(), after));
        }
        if (files.isEmpty()) {
            after = -1;
        }
        for (var commit : commits.tailMap(after, false).descendingMap().entrySet()) {
            files.add(file(commit.getValue(), commit.getKey(), Kind.COMMIT));
        }
        return files;
    }

    /** One complete checkpoint of those of a version; nothing when there is none. */
    private static List<SegmentFile> checkpoint(Path log, List<Path> candidates, long version) throws IOException {
        List<SegmentFile> parts = new ArrayList<>();
        for (Path candidate : candidates) {
            Matcher name = CHECKPOINT.matcher(candidate.getFileName().toString());
            if (!name.matches()) {
                throw new IllegalStateException();
            }
            if (name.group(4) != null) {
                return v2(log, candidate, version);
            }
            if (name.group(2) == null) {
                return List.of(file(candidate, version, Kind.CHECKPOINT));
            }
            parts.add(file(candidate, version, Kind.CHECKPOINT));
            if (parts.size() == Integer.parseInt(name.group(3))) {
                return parts;
            }
        }
        return List.of();
    }

    private static List<SegmentFile> v2(Path log, Path manifest, long version) throws IOException {
        List<SegmentFile> files = new ArrayList<>();
        boolean json = manifest.toString().endsWith(".json");
        files.add(file(manifest, version, json ? Kind.JSON_MANIFEST : Kind.CHECKPOINT));
        for (String sidecar : json ? jsonSidecars(manifest) : parquetSidecars(manifest)) {
            files.add(file(log.resolve("_sidecars").resolve(sidecar), version, Kind.SIDECAR));
        }
        return files;
    }

    private static List<String> jsonSidecars(Path manifest) throws IOException {
        List<String> paths = new ArrayList<>();
        for (String line : Files.readAllLines(manifest)) {
            JsonNode sidecar = new ObjectMapper().readTree(line).get("sidecar");
            if (sidecar != null) {
                paths.add(sidecar.get("path").asText());
            }
        }
        return paths;
    }

    private static List<String> parquetSidecars(Path manifest) throws IOException {
        List<String> paths = new ArrayList<>();
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(manifest.toUri()))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                if (row.getType().containsField("sidecar") && row.getFieldRepetitionCount("sidecar") > 0) {
                    paths.add(row.getGroup("sidecar", 0).getString("path", 0));
                }
            }
        }
        return paths;
    }

    public static SegmentFile file(Path path, long version, Kind kind) throws IOException {
        return new SegmentFile(path.toString(), path.toUri().toString(), Files.size(path), version, kind);
    }
}
