package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A table whose log the tests write by hand, in JSON only.
final class TextLog {
    private static final String FEATURES = "[\"v2Checkpoint\",\"deletionVectors\"]";
    private static final String PROTOCOL = "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
            + "\"readerFeatures\":%s,\"writerFeatures\":%s}}".formatted(FEATURES, FEATURES);
    private static final String METADATA = "{\"metaData\":{\"id\":\"the-id\",\"format\":{\"provider\":\"parquet\","
            + "\"options\":{}},\"schemaString\":\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"d\\\","
            + "\\\"type\\\":\\\"string\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[\"d\"],"
            + "\"configuration\":{},\"createdTime\":1}}";

    final Path table;

    /// Starts a table whose version 0 holds no file.
    TextLog(Path table) throws IOException {
        this.table = table;
        Files.createDirectories(log());
        commit(0, PROTOCOL, METADATA);
    }

    Path log() {
        return table.resolve("_delta_log");
    }

    Path commitFile(long version) {
        return log().resolve("%020d.json".formatted(version));
    }

    TextLog commit(long version, String... actions) throws IOException {
        Files.writeString(commitFile(version), String.join("\n", actions) + "\n");
        return this;
    }

    /// A checkpoint whose manifest holds the actions itself.
    void checkpoint(long version, String... actions) throws IOException {
        String name = "%020d.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json".formatted(version);
        Files.writeString(
                log().resolve(name),
                "{\"checkpointMetadata\":{\"version\":%d}}\n".formatted(version)
                        + PROTOCOL + "\n" + METADATA + "\n"
                        + String.join("\n", actions) + "\n");
    }

    static String add(String path) {
        return add(path, "1");
    }

    /// @param d the value of the partition column
    static String add(String path, String d) {
        return ("{\"add\":{\"path\":\"%s\",\"partitionValues\":{\"d\":\"%s\"},\"size\":10,\"modificationTime\":20,"
                        + "\"dataChange\":true}}")
                .formatted(path, d);
    }

    static String addWithDeletionVector(String path) {
        return ("{\"add\":{\"path\":\"%s\",\"partitionValues\":{\"d\":\"1\"},\"size\":10,\"modificationTime\":20,"
                        + "\"dataChange\":true,\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":"
                        + "\"ab^-aqEH.-t@S}K{vb[*k^\",\"offset\":4,\"sizeInBytes\":40,\"cardinality\":6}}}")
                .formatted(path);
    }

    static String sidecar(String name) {
        return "{\"sidecar\":{\"path\":\"%s\",\"sizeInBytes\":100,\"modificationTime\":20,\"tags\":{}}}"
                .formatted(name);
    }
}
