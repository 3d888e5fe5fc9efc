package io.deltareplay.oracle.tables;

import java.io.IOException;

/// How a fixture's checkpoint is laid out on disk.
enum CheckpointKind {
    CLASSIC("classic"),
    MULTIPART("multipart"),
    V2_PARQUET("v2parquet"),
    V2_JSON("v2json");

    private final String label;

    CheckpointKind(String label) {
        this.label = label;
    }

    /// As part of a fixture's name.
    String label() {
        return label;
    }

    /// Writes a checkpoint of this kind by delta-spark's own code, three files to a part or sidecar.
    void write(FixtureTable table) throws IOException {
        table.sql("ALTER TABLE {table} SET TBLPROPERTIES ('delta.checkpointPolicy'='" + policy() + "')");
        settings(table);
        table.checkpoint();
    }

    /// The same without a commit that names the policy where the kind needs none.
    void writeUnaltered(FixtureTable table) throws IOException {
        if (policy().equals("v2")) {
            write(table);
        } else {
            settings(table);
            table.checkpoint();
        }
    }

    private void settings(FixtureTable table) {
        table.configure("spark.databricks.delta.checkpoint.partSize", this == CLASSIC ? 1_000_000 : 3);
        table.configure(
                "spark.databricks.delta.checkpointV2.topLevelFileFormat", this == V2_PARQUET ? "parquet" : "json");
    }

    private String policy() {
        return this == V2_PARQUET || this == V2_JSON ? "v2" : "classic";
    }
}
