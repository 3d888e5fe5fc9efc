package io.deltareplay.oracle.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/// Rewrites the sidecars of a V2 checkpoint in the order of a statistic, over all of them, and with row groups of a
/// few megabytes: a writer's choice, which lets a reader skip. delta-spark itself leaves files where its shuffle
/// puts
/// them.
record SidecarOrder(SparkSession spark, Path logFolder) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROW_GROUP_BYTES = 2 << 20;

    void by(String fieldOfAdd) throws IOException {
        Path folder = logFolder.resolve("_sidecars");
        List<Path> sidecars = files(folder, "");
        Path scratch = logFolder.resolveSibling("reordered");
        spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        spark.read()
                .parquet(sidecars.stream().map(Path::toString).toArray(String[]::new))
                .repartitionByRange(sidecars.size(), functions.col(fieldOfAdd))
                .sortWithinPartitions(functions.col(fieldOfAdd))
                .write()
                .option("parquet.block.size", ROW_GROUP_BYTES)
                .option("compression", "snappy")
                .parquet(scratch.toString());
        List<Path> reordered = files(scratch, "part-");
        if (reordered.size() != sidecars.size()) {
            throw new IOException("%d sidecars became %d".formatted(sidecars.size(), reordered.size()));
        }
        for (int i = 0; i < reordered.size(); i++) {
            Files.delete(sidecars.get(i));
            Files.move(reordered.get(i), sidecars.get(i));
        }
        for (Path rest : files(scratch, "")) {
            Files.delete(rest);
        }
        Files.delete(scratch);
        rewriteManifest(folder);
        // It repeats the sidecars' sizes.
        Files.delete(logFolder.resolve("_last_checkpoint"));
    }

    private void rewriteManifest(Path folder) throws IOException {
        List<Path> manifests = files(logFolder, "").stream()
                .filter(file -> file.getFileName().toString().matches("\\d+\\.checkpoint\\..+\\.json"))
                .toList();
        if (manifests.size() != 1) {
            throw new IOException("no single JSON manifest: " + manifests);
        }
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(manifests.getFirst())) {
            JsonNode action = JSON.readTree(line);
            if (action.get("sidecar") instanceof ObjectNode sidecar) {
                Path file = folder.resolve(sidecar.get("path").asText());
                sidecar.put("sizeInBytes", Files.size(file));
                sidecar.put("modificationTime", Files.getLastModifiedTime(file).toMillis());
            }
            lines.add(action.toString());
        }
        Files.write(manifests.getFirst(), lines);
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
