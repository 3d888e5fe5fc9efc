package io.deltareplay.launcher.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tables whose checkpoints name files more than once, in each way that they can: `src/test/fixtures/repeated.py`
/// wrote
/// their Parquet files.
public enum RepeatedTable {
    WITHIN_ONE_FILE {
        @Override
        void write(Writer log) throws IOException {
            log.copy("older", "00000000000000000005.checkpoint.parquet");
            log.older();
        }
    },
    /// Of parts the one with the higher number counts.
    PARTS {
        @Override
        void write(Writer log) throws IOException {
            log.copy("older", "00000000000000000005.checkpoint.0000000001.0000000002.parquet");
            log.copy("newer", "00000000000000000005.checkpoint.0000000002.0000000002.parquet");
            log.older().newer();
        }
    },
    PARTS_THE_OTHER_WAY {
        @Override
        void write(Writer log) throws IOException {
            log.copy("newer", "00000000000000000005.checkpoint.0000000001.0000000002.parquet");
            log.copy("older", "00000000000000000005.checkpoint.0000000002.0000000002.parquet");
            log.newer().older();
        }
    },
    PARTS_OF_TWO_ENCODINGS {
        @Override
        void write(Writer log) throws IOException {
            log.copy("older", "00000000000000000005.checkpoint.0000000001.0000000002.parquet");
            log.copy("newer-delta", "00000000000000000005.checkpoint.0000000002.0000000002.parquet");
            log.older().newer();
        }
    },
    /// Of sidecars the one with the later time in the manifest counts, whatever the files' own times.
    SIDECARS_BY_TIME {
        @Override
        void write(Writer log) throws IOException {
            log.copy("newer", "_sidecars/newer.parquet");
            log.copy("older", "_sidecars/older.parquet");
            log.manifest(log.sidecar("newer", 2), log.sidecar("older", 1));
            log.older().newer();
        }
    },
    /// Of the same time the one that the manifest names later counts.
    SIDECARS_BY_PLACE {
        @Override
        void write(Writer log) throws IOException {
            log.copy("newer", "_sidecars/newer.parquet");
            log.copy("older", "_sidecars/older.parquet");
            log.manifest(log.sidecar("newer", 1), log.sidecar("older", 1));
            log.newer().older();
        }
    },
    /// A sidecar that is named again is read once.
    SIDECAR_TWICE {
        @Override
        void write(Writer log) throws IOException {
            log.copy("newer", "_sidecars/newer.parquet");
            log.copy("older", "_sidecars/older.parquet");
            log.manifest(log.sidecar("newer", 1), log.sidecar("older", 1), log.sidecar("newer", 1));
            log.older().newer();
        }
    },
    /// A JSON manifest's own adds count before its sidecars', and a later line before an earlier one.
    MANIFEST_WITH_ADDS {
        @Override
        void write(Writer log) throws IOException {
            log.copy("newer", "_sidecars/newer.parquet");
            log.manifest(
                    Writer.add("part-00050.parquet", 3000),
                    log.sidecar("newer", 1),
                    Writer.add("part-00050.parquet", 3001),
                    Writer.add("part-00200.parquet", 3002));
            log.newer()
                    .put("part-00050.parquet", 3000)
                    .put("part-00050.parquet", 3001)
                    .put("part-00200.parquet", 3002);
        }
    },
    /// The tail decides first, of a file that is there twice too.
    UNDER_A_TAIL {
        @Override
        void write(Writer log) throws IOException {
            PARTS.write(log);
            log.commit(
                    7,
                    "{\"remove\":{\"path\":\"part-00045.parquet\",\"dataChange\":true}}",
                    "{\"remove\":{\"path\":\"part-00049.parquet\",\"dataChange\":true}}",
                    Writer.add("part-00001.parquet", 4000));
            log.remove("part-00045.parquet");
            log.remove("part-00049.parquet");
            log.put("part-00001.parquet", 4000);
        }
    };

    abstract void write(Writer log) throws IOException;

    /// Writes the table.
    ///
    /// @return the size that each file must be listed with, by its path and its vector's id
    public Map<String, Long> writeTo(Path table) throws IOException {
        Writer log = begin(table);
        write(log);
        return log.sizes();
    }

    /// A log whose checkpoint of version 5 is still missing, with a tail without file actions.
    static Writer begin(Path table) throws IOException {
        Writer log = new Writer(Files.createDirectories(table.resolve("_delta_log")));
        Files.createDirectories(log.folder.resolve("_sidecars"));
        log.commit(5, "{\"commitInfo\":{}}");
        log.commit(6, PROTOCOL, METADATA);
        return log;
    }

    private static final String PROTOCOL =
            "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"deletionVectors\","
                    + "\"v2Checkpoint\"],\"writerFeatures\":[\"deletionVectors\",\"v2Checkpoint\"]}}";
    private static final String METADATA =
            "{\"metaData\":{\"id\":\"an-id\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":"
                    + "\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"id\\\",\\\"type\\\":\\\"long\\\","
                    + "\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[],\"configuration\":{},"
                    + "\"createdTime\":1}}";

    /// Writes files, and notes what they mean.
    static final class Writer {
        private static final Path FILES = Path.of("src/test/resources/repeated");

        private final Path folder;
        private final Map<String, Long> sizes = new LinkedHashMap<>();

        Writer(Path folder) {
            this.folder = folder;
        }

        void copy(String name, String to) throws IOException {
            Files.copy(FILES.resolve(name + ".parquet"), folder.resolve(to));
        }

        String sidecar(String name, long modificationTime) throws IOException {
            return "{\"sidecar\":{\"path\":\"%s.parquet\",\"sizeInBytes\":%d,\"modificationTime\":%d}}"
                    .formatted(
                            name, Files.size(folder.resolve("_sidecars/%s.parquet".formatted(name))), modificationTime);
        }

        void manifest(String... lines) throws IOException {
            List<String> all = new ArrayList<>(List.of("{\"checkpointMetadata\":{\"version\":5}}"));
            all.addAll(List.of(lines));
            Files.write(
                    folder.resolve("00000000000000000005.checkpoint.11111111-2222-4333-8444-555555555555.json"), all);
        }

        void commit(long version, String... lines) throws IOException {
            Files.write(folder.resolve("%020d.json".formatted(version)), List.of(lines));
        }

        static String add(String path, long size) {
            return ("{\"add\":{\"path\":\"%s\",\"partitionValues\":{},\"size\":%d,\"modificationTime\":%d,\"dataChange\":true,"
                            + "\"stats\":\"{\\\"numRecords\\\":1,\\\"minValues\\\":{\\\"id\\\":%2$d},\\\"maxValues\\\":{\\\"id\\\":%2$d},"
                            + "\\\"nullCount\\\":{\\\"id\\\":0}}\"}}")
                    .formatted(path, size, 1_700_000_000_000L + size);
        }

        Writer older() {
            return rows(1000, 0, 60);
        }

        Writer newer() {
            return rows(2000, 40, 100);
        }

        /// What the script wrote, in its order.
        private Writer rows(long base, int from, int to) {
            for (int i = from; i < to; i++) {
                String path = "part-%05d.parquet".formatted(i);
                put(path, base + i);
                if (i % 7 == 0) {
                    put(path, base + 500 + i);
                    put("%s udv%d@1".formatted(path, i), base + 600 + i);
                }
            }
            return this;
        }

        Map<String, Long> sizes() {
            return new TreeMap<>(sizes);
        }

        Writer put(String identity, long size) {
            sizes.put(identity, size);
            return this;
        }

        void remove(String identity) {
            sizes.remove(identity);
        }
    }
}
