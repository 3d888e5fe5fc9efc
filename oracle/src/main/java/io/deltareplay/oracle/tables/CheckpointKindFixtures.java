package io.deltareplay.oracle.tables;

import io.deltareplay.oracle.StatsForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Checkpoint kind × form of the statistics × deletion vectors × paths that need decoding, each with the same
/// history: files in the checkpoint that the tail removes, rewrites, marks with deletion vectors and restores.
final class CheckpointKindFixtures {
    private CheckpointKindFixtures() {}

    static List<Fixture> all() {
        List<Fixture> fixtures = new ArrayList<>();
        for (boolean deletionVectors : new boolean[] {false, true}) {
            fixtures.add(new Fixture(
                    "cross-no-checkpoint" + suffix(deletionVectors),
                    "a log of commits alone, partition values that need percent-encoding" + with(deletionVectors),
                    table -> write(table, deletionVectors)));
            for (CheckpointKind kind : CheckpointKind.values()) {
                for (StatsForm stats : StatsForm.values()) {
                    fixtures.add(crossed(kind, stats, deletionVectors));
                }
            }
        }
        return fixtures;
    }

    private static Fixture crossed(CheckpointKind kind, StatsForm stats, boolean deletionVectors) {
        String form = stats.name().toLowerCase(Locale.ROOT);
        return new Fixture(
                "cross-" + kind.label() + "-stats-" + form + suffix(deletionVectors),
                kind.label() + " checkpoint with statistics as " + form + " and a tail of delete, insert and restore"
                        + with(deletionVectors),
                table -> {
                    begin(table, deletionVectors, stats);
                    kind.write(table);
                    // Without statistics delta-spark would refuse to delete with vectors; other engines do not. The key
                    // says
                    // "skip", but true is what makes it check.
                    table.configure("spark.databricks.delta.deletionVectors.skipCommitCheck", stats != StatsForm.NONE);
                    tail(table);
                });
    }

    private static void write(FixtureTable table, boolean deletionVectors) {
        begin(table, deletionVectors, StatsForm.BOTH);
        tail(table);
    }

    private static void begin(FixtureTable table, boolean deletionVectors, StatsForm stats) {
        table.create(
                "id INT, text STRING, part STRING",
                "PARTITIONED BY (part) TBLPROPERTIES ('delta.enableDeletionVectors'='" + deletionVectors + "',"
                        + stats.tableProperties() + ")");
        table.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ id, concat('text ', id), part FROM range(8) "
                + "LATERAL VIEW explode(array('a', 'b c', 'd%e:f', null)) AS part");
        table.sql("DELETE FROM {table} WHERE part = 'a' AND id < 3");
    }

    private static void tail(FixtureTable table) {
        table.sql("DELETE FROM {table} WHERE part = 'b c' AND id = 5");
        table.sql("INSERT INTO {table} VALUES (100, 'new', 'a'), (101, 'new', 'ü=')");
        long beforeDeletion = table.snapshot().version();
        table.sql("DELETE FROM {table} WHERE part = 'd%e:f' OR id = 7");
        table.restore(beforeDeletion);
        table.sql("DELETE FROM {table} WHERE part IS NULL AND id = 1");
    }

    private static String suffix(boolean deletionVectors) {
        return deletionVectors ? "-dv" : "";
    }

    private static String with(boolean deletionVectors) {
        return deletionVectors ? ", deletion vectors in checkpoint and tail" : "";
    }
}
