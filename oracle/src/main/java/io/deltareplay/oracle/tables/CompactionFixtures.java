package io.deltareplay.oracle.tables;

import java.util.List;

/// Log compaction files. delta-spark reads them but writes them in its own tests only: [LogCompaction] does what
/// those do.
final class CompactionFixtures {
    private CompactionFixtures() {}

    static List<Fixture> all() {
        return List.of(
                new Fixture(
                        "compaction-hides-checkpoint-files",
                        "a compaction after a checkpoint whose removes hide the checkpoint's adds, then more commits",
                        table -> {
                            begin(table);
                            table.checkpoint();
                            tail(table);
                            LogCompaction.of(table).write(2, 4);
                            table.commitByHand(ByHand.remove("c.parquet"), ByHand.add("after.parquet"));
                        }),
                new Fixture(
                        "compaction-of-everything", "one compaction from version 0 on, without a checkpoint", table -> {
                            begin(table);
                            tail(table);
                            LogCompaction.of(table).write(0, 4);
                        }),
                new Fixture(
                        "compaction-overlapping",
                        "compactions that overlap and one that a longer one contains",
                        table -> {
                            begin(table);
                            table.checkpoint();
                            tail(table);
                            LogCompaction.of(table).write(2, 3);
                            LogCompaction.of(table).write(3, 4);
                            LogCompaction.of(table).write(2, 4);
                        }),
                new Fixture(
                        "compaction-straddles-checkpoint",
                        "a compaction that begins before the checkpoint and ends after it cannot be used",
                        table -> {
                            begin(table);
                            table.checkpoint();
                            tail(table);
                            LogCompaction.of(table).write(0, 3);
                        }),
                new Fixture(
                        "compaction-of-deletion-vectors",
                        "a compaction of real deletes with deletion vectors",
                        table -> {
                            table.create("id INT", "TBLPROPERTIES ('delta.enableDeletionVectors'='true')");
                            table.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ id FROM range(6)");
                            table.checkpoint();
                            table.sql("DELETE FROM {table} WHERE id = 1");
                            table.sql("DELETE FROM {table} WHERE id = 2");
                            table.sql("INSERT INTO {table} VALUES (7)");
                            LogCompaction.of(table).write(2, 4);
                        }));
    }

    private static void begin(FixtureTable table) throws Exception {
        table.createByHand("id", ByHand.add("a.parquet"), ByHand.add("b.parquet"), ByHand.add("c.parquet"));
        table.commitByHand(ByHand.add("d.parquet"));
    }

    private static void tail(FixtureTable table) throws Exception {
        table.commitByHand(ByHand.remove("a.parquet"), ByHand.add("e.parquet"));
        table.commitByHand(ByHand.remove("b.parquet"), ByHand.add("f.parquet"), ByHand.remove("e.parquet"));
        table.commitByHand(ByHand.add("b.parquet", 9), ByHand.remove("d.parquet"));
    }
}
