package io.deltareplay.oracle.tables;

import java.util.ArrayList;
import java.util.List;

/// Table features that change what a log holds.
final class FeatureFixtures {
    private FeatureFixtures() {}

    static List<Fixture> all() {
        List<Fixture> fixtures = new ArrayList<>(manifestsWithFiles());
        fixtures.addAll(writtenByDeltaSpark());
        fixtures.addAll(byHand());
        return fixtures;
    }

    private static List<Fixture> manifestsWithFiles() {
        return List.of(
                new Fixture(
                        "v2-json-manifest-with-files",
                        "a V2 checkpoint whose JSON manifest holds the adds itself, no sidecars (by hand: delta-spark always writes"
                                + " sidecars)",
                        table -> {
                            replaced(table, CheckpointKind.V2_JSON);
                            new CheckpointRework(table).inlineIntoJsonManifest();
                            table.sql("DELETE FROM {table} WHERE id = 2");
                        }),
                new Fixture(
                        "v2-parquet-manifest-with-files",
                        "a V2 checkpoint whose Parquet manifest holds the adds itself, no sidecars (by hand)",
                        table -> {
                            replaced(table, CheckpointKind.V2_PARQUET);
                            new CheckpointRework(table).inlineIntoParquetManifest();
                            table.sql("DELETE FROM {table} WHERE id = 2");
                        }),
                new Fixture("v2-empty", "V2 checkpoints of a table without files: no sidecar rows", table -> {
                    table.create("id INT", "");
                    CheckpointKind.V2_PARQUET.write(table);
                    table.sql("INSERT INTO {table} VALUES (1)");
                }));
    }

    private static void replaced(FixtureTable table, CheckpointKind kind) throws Exception {
        table.create("id INT, p STRING", "PARTITIONED BY (p) TBLPROPERTIES ('delta.enableDeletionVectors'='true')");
        table.sql("INSERT INTO {table} VALUES (1, 'a b'), (2, null), (3, 'c'), (4, 'c')");
        table.sql("DELETE FROM {table} WHERE id = 3");
        kind.write(table);
    }

    private static List<Fixture> writtenByDeltaSpark() {
        return List.of(
                simple(
                        "feature-in-commit-timestamps",
                        "in-commit timestamps from version 0 on",
                        "id INT",
                        "TBLPROPERTIES ('delta.enableInCommitTimestamps'='true')"),
                new Fixture(
                        "feature-in-commit-timestamps-later",
                        "in-commit timestamps switched on in the middle",
                        table -> {
                            table.create("id INT", "");
                            table.sql("INSERT INTO {table} VALUES (1)");
                            table.sql(
                                    "ALTER TABLE {table} SET TBLPROPERTIES ('delta.enableInCommitTimestamps'='true')");
                            table.sql("INSERT INTO {table} VALUES (2)");
                            table.checkpoint();
                            table.sql("INSERT INTO {table} VALUES (3)");
                        }),
                simple(
                        "feature-row-tracking",
                        "baseRowId and defaultRowCommitVersion in checkpoint and tail",
                        "id INT",
                        "TBLPROPERTIES ('delta.enableRowTracking'='true')"),
                new Fixture(
                        "feature-clustering",
                        "a clustered table: domain metadata, clusteringProvider and tags",
                        table -> {
                            table.sql("CREATE TABLE {table} (id INT, c STRING) USING delta CLUSTER BY (c)");
                            table.sql("INSERT INTO {table} VALUES (1, 'a')");
                            table.sql("INSERT INTO {table} VALUES (2, 'b')");
                            table.sql("OPTIMIZE {table}");
                            table.checkpoint();
                            table.sql("INSERT INTO {table} VALUES (3, 'c')");
                        }),
                new Fixture(
                        "feature-type-widening",
                        "statistics written before and after a column became wider, as struct",
                        table -> {
                            table.create(
                                    "id SMALLINT, x FLOAT",
                                    "TBLPROPERTIES ('delta.enableTypeWidening'='true', "
                                            + "'delta.checkpoint.writeStatsAsJson'='false')");
                            table.sql("INSERT INTO {table} VALUES (1, 1.5F)");
                            table.sql("ALTER TABLE {table} CHANGE COLUMN id TYPE BIGINT");
                            table.sql("ALTER TABLE {table} CHANGE COLUMN x TYPE DOUBLE");
                            table.sql("INSERT INTO {table} VALUES (9223372036854775807, 1.7E308)");
                            table.checkpoint();
                            table.sql("INSERT INTO {table} VALUES (3, 3.25)");
                        }),
                new Fixture("feature-variant", "a VARIANT column, statistics as struct", table -> {
                    table.create("id INT, v VARIANT", "TBLPROPERTIES ('delta.checkpoint.writeStatsAsJson'='false')");
                    table.sql("INSERT INTO {table} SELECT 1, parse_json('{\"a\": 1}')");
                    table.checkpoint();
                    table.sql("INSERT INTO {table} SELECT 2, parse_json('[1, \"x\"]')");
                }),
                simple(
                        "feature-vacuum-protocol-check",
                        "the vacuumProtocolCheck reader feature",
                        "id INT",
                        "TBLPROPERTIES ('delta.feature.vacuumProtocolCheck'='supported')"),
                new Fixture(
                        "feature-identity-columns", "an identity column: metaData changes with every insert", table -> {
                            table.create("n BIGINT GENERATED ALWAYS AS IDENTITY, text STRING", "");
                            table.sql("INSERT INTO {table} (text) VALUES ('a')");
                            table.sql("INSERT INTO {table} (text) VALUES ('b')");
                            table.checkpoint();
                            table.sql("INSERT INTO {table} (text) VALUES ('c')");
                        }),
                new Fixture(
                        "feature-constraints-and-generated-columns",
                        "check constraints, generated and default columns",
                        table -> {
                            table.create(
                                    "id INT, twice INT GENERATED ALWAYS AS (id * 2), d INT DEFAULT 7",
                                    "TBLPROPERTIES ('delta.feature.allowColumnDefaults'='supported')");
                            table.sql("ALTER TABLE {table} ADD CONSTRAINT positive CHECK (id > 0)");
                            table.sql("INSERT INTO {table} (id) VALUES (1), (2)");
                            table.checkpoint();
                            table.sql("DELETE FROM {table} WHERE id = 1");
                        }),
                new Fixture("feature-change-data-feed", "cdc actions between adds and removes", table -> {
                    table.create("id INT", "TBLPROPERTIES ('delta.enableChangeDataFeed'='true')");
                    table.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ id FROM range(5)");
                    table.sql("DELETE FROM {table} WHERE id = 1");
                    table.sql("UPDATE {table} SET id = 20 WHERE id = 2");
                }),
                new Fixture(
                        "feature-transactions-and-domains",
                        "txn actions of streaming writers and domain metadata in a checkpoint",
                        table -> {
                            table.create("id INT", "TBLPROPERTIES ('delta.feature.domainMetadata'='supported')");
                            for (int version = 1; version <= 2; version++) {
                                table.spark()
                                        .range(version)
                                        .selectExpr("CAST(id AS INT) id")
                                        .write()
                                        .format("delta")
                                        .mode("append")
                                        .option("txnAppId", "writer")
                                        .option("txnVersion", Integer.toString(version))
                                        .save(table.folder().toString());
                            }
                            table.commitByHand(
                                    "{\"domainMetadata\":{\"domain\":\"my.domain\",\"configuration\":\"{\\\"k\\\":1}\",\"removed\":false}}");
                            table.checkpoint();
                            table.commitByHand(
                                    "{\"domainMetadata\":{\"domain\":\"my.domain\",\"configuration\":\"\",\"removed\":true}}",
                                    ByHand.add("by-hand.parquet"));
                        }),
                new Fixture("feature-optimize-and-zorder", "OPTIMIZE ZORDER: tags and dataChange false", table -> {
                    table.create("id INT, x INT", "");
                    table.sql("INSERT INTO {table} VALUES (1, 1)");
                    table.sql("INSERT INTO {table} VALUES (2, 2)");
                    table.checkpoint();
                    table.sql("OPTIMIZE {table} ZORDER BY (x)");
                }),
                new Fixture(
                        "feature-schema-and-partitions-change",
                        "metaData replaced in the tail: other partition columns, other schema",
                        table -> {
                            table.create("id INT, p STRING", "PARTITIONED BY (p)");
                            table.sql("INSERT INTO {table} VALUES (1, 'a')");
                            table.checkpoint();
                            table.spark()
                                    .range(2)
                                    .selectExpr("id AS other", "'x' AS q")
                                    .write()
                                    .format("delta")
                                    .mode("overwrite")
                                    .option("overwriteSchema", "true")
                                    .partitionBy("q")
                                    .save(table.folder().toString());
                        }));
    }

    private static List<Fixture> byHand() {
        return List.of(
                new Fixture(
                        "refused-unknown-reader-feature",
                        "a reader feature that nobody knows: every engine refuses (by hand)",
                        table -> table.log()
                                .commit(
                                        0,
                                        List.of(
                                                ByHand.protocol(3, 7, List.of("featureOfTheFuture")),
                                                ByHand.metaData("refused", "id"),
                                                ByHand.add("a.parquet")))),
                new Fixture(
                        "refused-newer-protocol",
                        "a reader version above every engine's (by hand)",
                        table -> table.log()
                                .commit(
                                        0,
                                        List.of(
                                                "{\"protocol\":{\"minReaderVersion\":99,\"minWriterVersion\":99}}",
                                                ByHand.metaData("refused", "id"),
                                                ByHand.add("a.parquet")))),
                new Fixture(
                        "refused-catalog-managed",
                        "a catalog-managed table: the log folder alone may lack commits (by hand)",
                        table -> table.log()
                                .commit(
                                        0,
                                        List.of(
                                                "{\"commitInfo\":{\"inCommitTimestamp\":1700000000000,\"timestamp\":1700000000000,\"operation\":\"CREATE TABLE\"}}",
                                                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"catalogManaged\","
                                                        + "\"vacuumProtocolCheck\"],\"writerFeatures\":[\"catalogManaged\",\"inCommitTimestamp\",\"vacuumProtocolCheck\"]}}",
                                                ByHand.metaData("refused", "id"),
                                                ByHand.add("a.parquet")))),
                new Fixture(
                        "feature-old-protocol",
                        "reader version 1 and no features, files with tags (by hand)",
                        table -> {
                            var tagged = ByHand.addFields("tagged.parquet", 5);
                            tagged.putObject("tags").put("ZCUBE_ID", "é \"x\"").put("empty", "");
                            table.log()
                                    .commit(
                                            0,
                                            List.of(
                                                    "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
                                                    ByHand.metaData("old", "id"),
                                                    ByHand.wrap("add", tagged)));
                            table.checkpoint();
                            table.commitByHand(ByHand.add("tail.parquet"));
                        }));
    }

    private static Fixture simple(String name, String covers, String columns, String properties) {
        return new Fixture(name, covers, table -> {
            table.create(columns, properties);
            table.sql("INSERT INTO {table} VALUES (1)");
            table.sql("INSERT INTO {table} VALUES (2)");
            table.checkpoint();
            table.sql("INSERT INTO {table} VALUES (3)");
            table.sql("DELETE FROM {table} WHERE id = 1");
        });
    }
}
