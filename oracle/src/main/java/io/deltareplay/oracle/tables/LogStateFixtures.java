package io.deltareplay.oracle.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a log can look like over its life: empty, cleaned up, with leftovers, with a `_last_checkpoint` that does
/// not help.
final class LogStateFixtures {
    private LogStateFixtures() {}

    static List<Fixture> all() {
        return List.of(
                new Fixture(
                        "log-empty-table", "CREATE TABLE alone: no file at all", table -> table.create("id INT", "")),
                new Fixture(
                        "log-version-0-only",
                        "one commit that creates the table with files",
                        table -> table.sql("CREATE TABLE {table} USING delta AS SELECT 1 AS id")),
                new Fixture("log-emptied", "files in the checkpoint, all removed by the tail", table -> {
                    begin(table);
                    table.checkpoint();
                    table.commitByHand(
                            ByHand.remove("a.parquet"), ByHand.remove("b.parquet"), ByHand.remove("c.parquet"));
                }),
                new Fixture("log-empty-checkpoint", "a checkpoint without files, then a tail", table -> {
                    table.create("id INT", "");
                    table.checkpoint();
                    table.commitByHand(ByHand.add("a.parquet"));
                }),
                new Fixture(
                        "log-checkpoint-names-files-twice",
                        "each file of the checkpoint is named twice there, and one of them is removed by the tail",
                        table -> {
                            // Committed by delta-spark itself: the version has a checksum file.
                            table.create("id INT", "");
                            table.sql("INSERT INTO {table} VALUES (1), (2)");
                            table.sql("INSERT INTO {table} VALUES (3)");
                            table.checkpoint();
                            new CheckpointRework(table).repeatAdds();
                            table.sql("DELETE FROM {table} WHERE id = 3");
                            table.sql("INSERT INTO {table} VALUES (4)");
                        }),
                new Fixture("log-checkpoint-at-newest", "a checkpoint of the newest version: no tail", table -> {
                    begin(table);
                    table.checkpoint();
                }),
                new Fixture(
                        "log-checkpoint-without-its-commit",
                        "a checkpoint of the newest version whose commit is gone too",
                        table -> {
                            begin(table);
                            table.checkpoint();
                            table.log().cleanUpBelow(1);
                            Files.delete(table.log().commitFile(1));
                            Files.deleteIfExists(table.log().path().resolve(String.format("%020d.crc", 1)));
                        }),
                new Fixture(
                        "log-cleaned-up",
                        "commits below the checkpoint are gone: old versions cannot be read",
                        table -> {
                            begin(table);
                            table.commitByHand(ByHand.remove("a.parquet"));
                            table.checkpoint();
                            table.log().cleanUpBelow(2);
                            table.commitByHand(ByHand.add("d.parquet"));
                        }),
                new Fixture(
                        "log-several-checkpoints",
                        "checkpoints of several versions: the newest not above the asked version",
                        table -> {
                            begin(table);
                            table.checkpoint();
                            table.commitByHand(ByHand.remove("a.parquet"));
                            table.commitByHand(ByHand.add("d.parquet"));
                            table.checkpoint();
                            table.commitByHand(ByHand.add("e.parquet"));
                        }),
                new Fixture(
                        "log-checkpoints-of-two-kinds",
                        "a classic and a V2 checkpoint of one version (the classic one by hand)",
                        table -> {
                            begin(table);
                            CheckpointKind.V2_PARQUET.write(table);
                            new CheckpointRework(table).addClassicTwin();
                            table.commitByHand(ByHand.remove("b.parquet"));
                        }),
                new Fixture(
                        "log-tombstones-in-checkpoint", "removes in a checkpoint say nothing about its adds", table -> {
                            begin(table);
                            // Deleted just now: a tombstone older than a week is left out of a checkpoint.
                            table.commitByHand(removedNow("a.parquet"), removedNow("never-was.parquet"));
                            table.checkpoint();
                            table.commitByHand(ByHand.add("never-was.parquet", 4), ByHand.add("a.parquet", 4));
                        }),
                new Fixture("log-last-checkpoint-absent", "no _last_checkpoint: the listing alone tells", table -> {
                    checkpointed(table);
                    Files.delete(table.log().lastCheckpoint());
                }),
                new Fixture(
                        "log-last-checkpoint-stale",
                        "_last_checkpoint names an older checkpoint than the newest",
                        table -> {
                            begin(table);
                            table.checkpoint();
                            byte[] old = Files.readAllBytes(table.log().lastCheckpoint());
                            table.commitByHand(ByHand.remove("a.parquet"));
                            table.checkpoint();
                            Files.write(table.log().lastCheckpoint(), old);
                        }),
                new Fixture("log-last-checkpoint-corrupt", "_last_checkpoint is cut off in the middle", table -> {
                    checkpointed(table);
                    byte[] whole = Files.readAllBytes(table.log().lastCheckpoint());
                    Files.write(table.log().lastCheckpoint(), java.util.Arrays.copyOf(whole, whole.length / 2));
                }),
                new Fixture("log-last-checkpoint-empty", "_last_checkpoint is an empty file", table -> {
                    checkpointed(table);
                    Files.write(table.log().lastCheckpoint(), new byte[0]);
                }),
                new Fixture(
                        "log-last-checkpoint-of-lost-checkpoint",
                        "_last_checkpoint names a checkpoint that is gone",
                        table -> {
                            checkpointed(table);
                            Files.delete(table.log().filesOf(1, "checkpoint").getFirst());
                        }),
                new Fixture(
                        "log-multipart-incomplete", "a multi-part checkpoint that lacks a part is ignored", table -> {
                            begin(table);
                            CheckpointKind.MULTIPART.writeUnaltered(table);
                            Files.delete(table.log().filesOf(1, "checkpoint").getFirst());
                            Files.delete(table.log().lastCheckpoint());
                            table.commitByHand(ByHand.remove("a.parquet"));
                        }),
                new Fixture(
                        "log-foreign-files",
                        "files and folders in _delta_log that are none of the protocol's",
                        table -> {
                            checkpointed(table);
                            Path log = table.log().path();
                            Files.writeString(log.resolve("README.txt"), "not a commit");
                            Files.writeString(log.resolve("00000000000000000009.json.tmp"), "{");
                            Files.writeString(log.resolve(".00000000000000000002.json.crc"), "crc");
                            Files.writeString(log.resolve("00000000000000000007.checkpoint.parquet.tmp"), "x");
                            Files.createDirectories(log.resolve("_commits"));
                        }),
                new Fixture("log-no-checksums", "no .crc beside any commit", table -> {
                    table.create("id INT", "");
                    table.sql("INSERT INTO {table} VALUES (1)");
                    table.sql("INSERT INTO {table} VALUES (2)");
                    for (long version = 0; version <= 2; version++) {
                        Files.delete(table.log().path().resolve(String.format("%020d.crc", version)));
                    }
                }));
    }

    private static void begin(FixtureTable table) throws Exception {
        table.createByHand("id", ByHand.add("a.parquet"), ByHand.add("b.parquet"), ByHand.add("c.parquet"));
        table.commitByHand(ByHand.add("b.parquet", 3), ByHand.add("z.parquet"));
    }

    private static void checkpointed(FixtureTable table) throws Exception {
        begin(table);
        table.checkpoint();
        table.commitByHand(ByHand.remove("a.parquet"), ByHand.add("d.parquet"));
    }

    private static String removedNow(String path) {
        return ByHand.wrap(
                "remove",
                ByHand.object()
                        .put("path", path)
                        .put("deletionTimestamp", System.currentTimeMillis())
                        .put("dataChange", true));
    }
}
