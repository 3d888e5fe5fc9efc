package io.deltareplay.oracle.tables;

import io.deltareplay.oracle.StatsForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Partition values: every type, null, and characters that folders or URIs write differently.
final class PartitionFixtures {
    private static final List<String> TYPED_VALUES = List.of(
            "TINYINT|-1Y",
            "SMALLINT|300S",
            "INT|-5",
            "BIGINT|9223372036854775807L",
            "FLOAT|1.5F",
            "DOUBLE|double('NaN')",
            "DECIMAL(10,3)|1.500",
            "STRING|'text'",
            "DATE|DATE'1969-12-31'",
            "TIMESTAMP|TIMESTAMP'2024-01-01 10:20:30.123456'",
            "TIMESTAMP_NTZ|TIMESTAMP_NTZ'2024-01-01 10:20:30'",
            "BOOLEAN|true",
            "BINARY|X'DEADBEEF'");

    private PartitionFixtures() {}

    static List<Fixture> all() {
        List<Fixture> fixtures = new ArrayList<>();
        for (StatsForm form : List.of(StatsForm.JSON, StatsForm.STRUCT)) {
            fixtures.add(new Fixture(
                    "partition-all-types-" + (form.asStruct() ? "parsed" : "map"),
                    "partition columns of every type, null in each, in checkpoint "
                            + (form.asStruct() ? "with" : "without") + " partitionValues_parsed and in tail",
                    table -> everyType(table, form)));
        }
        fixtures.add(new Fixture(
                "partition-parsed-alone",
                "a checkpoint with partitionValues_parsed but no stats_parsed (by hand: delta-spark writes both or neither)",
                PartitionFixtures::parsedAlone));
        fixtures.add(new Fixture(
                "partition-special-characters",
                "partition values with = % space : / quotes, unicode, newline and a dot folder",
                PartitionFixtures::specialCharacters));
        fixtures.add(new Fixture(
                "partition-null-and-empty",
                "null, the empty string (which delta-spark writes as null) and the text __HIVE_DEFAULT_PARTITION__",
                PartitionFixtures::nullAndEmpty));
        fixtures.add(new Fixture(
                "partition-empty-string-by-hand",
                "an empty string and a null as partition values, told apart (by hand: delta-spark writes null for both)",
                table -> {
                    table.create("id INT, p STRING", "PARTITIONED BY (p)");
                    Map<String, String> absent = new java.util.HashMap<>();
                    absent.put("p", null);
                    table.commitByHand(
                            ByHand.addInPartition("empty.parquet", Map.of("p", "")),
                            ByHand.addInPartition("null.parquet", absent),
                            ByHand.addInPartition("hive.parquet", Map.of("p", "__HIVE_DEFAULT_PARTITION__")));
                    table.checkpoint();
                    table.commitByHand(
                            ByHand.addInPartition("empty-again.parquet", Map.of("p", "")),
                            ByHand.addInPartition("null-again.parquet", absent));
                }));
        for (String mapping : List.of("name", "id")) {
            fixtures.add(new Fixture(
                    "partition-mapping-" + mapping,
                    "partition columns under column mapping " + mapping + ": physical names are the keys, one renamed",
                    table -> {
                        table.create(
                                "id INT, `p 1` STRING, q INT",
                                "PARTITIONED BY (`p 1`, q) TBLPROPERTIES ('delta.columnMapping.mode'='" + mapping
                                        + "')");
                        table.sql("INSERT INTO {table} VALUES (1, 'a', 1), (2, null, 2)");
                        table.sql("ALTER TABLE {table} RENAME COLUMN q TO renamed");
                        table.checkpoint();
                        table.sql("INSERT INTO {table} VALUES (3, 'b', null)");
                        table.sql("DELETE FROM {table} WHERE renamed = 1");
                    }));
        }
        return fixtures;
    }

    private static void everyType(FixtureTable table, StatsForm form) throws Exception {
        StringBuilder columns = new StringBuilder("id INT");
        StringBuilder partitions = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int column = 0; column < TYPED_VALUES.size(); column++) {
            String[] typed = TYPED_VALUES.get(column).split("\\|");
            columns.append(", p").append(column).append(' ').append(typed[0]);
            partitions.append(column == 0 ? "" : ", ").append('p').append(column);
            values.append(", ").append(typed[1]);
        }
        table.create(
                columns.toString(),
                "PARTITIONED BY (" + partitions + ") TBLPROPERTIES (" + form.tableProperties() + ")");
        String nulls = ", null".repeat(TYPED_VALUES.size());
        table.sql("INSERT INTO {table} VALUES (1" + values + "), (2" + nulls + ")");
        table.checkpoint();
        table.sql("INSERT INTO {table} VALUES (3" + values + ")");
        table.sql("DELETE FROM {table} WHERE id = 1");
    }

    private static void parsedAlone(FixtureTable table) throws Exception {
        table.create("id INT, day DATE, n INT", "PARTITIONED BY (day, n)");
        table.sql("INSERT INTO {table} VALUES (1, DATE'2024-01-01', 1), (2, DATE'1960-01-01', null), (3, null, 3)");
        table.checkpoint();
        new CheckpointRework(table).dropFromAdd("stats_parsed");
        table.sql("INSERT INTO {table} VALUES (4, DATE'2024-01-02', 4)");
    }

    private static void specialCharacters(FixtureTable table) throws Exception {
        table.create("id INT, p STRING, q STRING", "PARTITIONED BY (p, q)");
        table.sql(
                "INSERT INTO {table} SELECT /*+ REPARTITION(1) */ 1, p, p FROM VALUES ('a=b'), ('50%'), ('a b'), ('10:20:30'), "
                        + "('a/b'), ('say \"hi\"'), (\"it's\"), ('ü表😀'), ('line\\nbreak'), ('.hidden'), ('_under'), ('a+b&c#d?e'), "
                        + "('%41'), ('back\\\\slash'), ('{x}[y]*') AS t(p)");
        table.checkpoint();
        table.sql("DELETE FROM {table} WHERE p IN ('a=b', '50%', 'ü表😀', '%41')");
        table.sql("INSERT INTO {table} VALUES (2, '50%', 'tail 50%'), (2, 'A%zz', 'x')");
    }

    private static void nullAndEmpty(FixtureTable table) throws Exception {
        table.create("id INT, p STRING, q INT", "PARTITIONED BY (p, q)");
        table.sql(
                "INSERT INTO {table} VALUES (1, null, null), (2, '', 2), (3, '__HIVE_DEFAULT_PARTITION__', 3), (4, 'null', 4)");
        table.checkpoint();
        table.sql("INSERT INTO {table} VALUES (5, null, 5), (6, '', null)");
        table.sql("DELETE FROM {table} WHERE q = 3");
    }
}
