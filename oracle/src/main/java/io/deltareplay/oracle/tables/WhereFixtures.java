package io.deltareplay.oracle.tables;

import io.deltareplay.oracle.StatsForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tables for predicates: of all of them every row can be read, and their files differ in partition values and
/// statistics.
final class WhereFixtures {
    private static final int FILES = 12;
    private static final int ROWS = 72;

    private WhereFixtures() {}

    static List<Fixture> all() {
        List<Fixture> fixtures = new ArrayList<>();
        fixtures.add(new Fixture("where-no-checkpoint", "values of every type, a log of commits alone", table -> {
            everyType(table, StatsForm.JSON, "none", false);
            tail(table);
        }));
        for (StatsForm form : StatsForm.values()) {
            fixtures.add(checkpointed(CheckpointKind.CLASSIC, form, "none", false));
        }
        fixtures.add(checkpointed(CheckpointKind.MULTIPART, StatsForm.STRUCT, "none", false));
        fixtures.add(checkpointed(CheckpointKind.V2_PARQUET, StatsForm.STRUCT, "name", false));
        fixtures.add(checkpointed(CheckpointKind.V2_JSON, StatsForm.BOTH, "id", false));
        fixtures.add(checkpointed(CheckpointKind.CLASSIC, StatsForm.STRUCT, "name", true));
        fixtures.add(checkpointed(CheckpointKind.V2_JSON, StatsForm.STRUCT, "none", true));
        fixtures.add(checkpointed(CheckpointKind.CLASSIC, StatsForm.JSON, "none", true));
        for (StatsForm form : List.of(StatsForm.JSON, StatsForm.STRUCT)) {
            String name = form.name().toLowerCase(Locale.ROOT);
            fixtures.add(new Fixture(
                    "where-partitions-" + name,
                    "partition columns of every type with several values each, statistics as " + name,
                    table -> partitions(table, form)));
            fixtures.add(new Fixture(
                    "where-renamed-" + name,
                    "columns, nested fields and partition columns renamed, added and dropped, statistics as " + name,
                    table -> renamed(table, form)));
            fixtures.add(new Fixture(
                    "where-widened-" + name,
                    "columns whose types became wider between files, statistics as " + name,
                    table -> widened(table, form)));
            fixtures.add(new Fixture(
                    "where-char-" + name,
                    "char and varchar columns, statistics as " + name,
                    table -> characters(table, form)));
            fixtures.add(new Fixture(
                    "where-some-stats-" + name,
                    "files without statistics, and with statistics of other columns, as " + name,
                    table -> someStats(table, form)));
            fixtures.add(new Fixture(
                    "where-doubles-" + name,
                    "one file for each odd double and float, statistics as " + name,
                    table -> doubles(table, form)));
        }
        return fixtures;
    }

    private static Fixture checkpointed(CheckpointKind kind, StatsForm form, String mapping, boolean deletionVectors) {
        String formName = form.name().toLowerCase(Locale.ROOT);
        return new Fixture(
                "where-" + kind.label() + "-" + formName + (mapping.equals("none") ? "" : "-mapping-" + mapping)
                        + (deletionVectors ? "-dv" : ""),
                "values of every type, " + kind.label() + " checkpoint with statistics as " + formName
                        + ", column mapping " + mapping + (deletionVectors ? ", deletion vectors" : ""),
                table -> {
                    everyType(table, form, mapping, deletionVectors);
                    kind.write(table);
                    // Without statistics delta-spark would refuse to delete with vectors; other engines do not.
                    table.configure("spark.databricks.delta.deletionVectors.skipCommitCheck", form != StatsForm.NONE);
                    tail(table);
                });
    }

    private static void everyType(FixtureTable table, StatsForm form, String mapping, boolean deletionVectors) {
        table.create(
                RowsOfEveryType.definitions(),
                properties(form) + ", 'delta.columnMapping.mode'='" + mapping + "', 'delta.enableDeletionVectors'='"
                        + deletionVectors + "')");
        table.sql("INSERT INTO {table} " + RowsOfEveryType.query(0, ROWS, FILES));
        table.sql("DELETE FROM {table} WHERE id IN (7, 8, 31)");
    }

    /// Takes files away, changes some, adds some, and brings some of the checkpoint's back.
    private static void tail(FixtureTable table) {
        long before = table.snapshot().version();
        table.sql("DELETE FROM {table} WHERE id BETWEEN 20 AND 29");
        table.restore(before);
        table.sql("UPDATE {table} SET a_string = 'updated', an_int = -1 WHERE id IN (40, 41)");
        table.sql("INSERT INTO {table} " + RowsOfEveryType.query(ROWS, 18, 3));
        table.sql("DELETE FROM {table} WHERE id >= 66 AND id < 78");
    }

    private static void partitions(FixtureTable table, StatsForm form) throws Exception {
        table.create(
                "id INT, region STRING, day DATE, at TIMESTAMP, local_at TIMESTAMP_NTZ, amount DECIMAL(10,3), share DOUBLE, "
                        + "part FLOAT, n BIGINT, small TINYINT, medium SMALLINT, whole INT, flag BOOLEAN, raw BINARY, "
                        + "value INT, other_day DATE",
                "PARTITIONED BY (region, day, at, local_at, amount, share, part, n, small, medium, whole, flag, raw) "
                        + properties(form) + ")");
        String nulls = "NULL, ".repeat(13);
        table.sql("INSERT INTO {table} VALUES "
                + "(1, 'asia', DATE'2024-01-01', TIMESTAMP'2024-01-01 10:20:30.123456', "
                + "TIMESTAMP_NTZ'2024-01-01 10:20:30', 1.500, 1.5D, 1.5F, 1, 1Y, 1S, 1, true, X'DEADBEEF', 10, "
                + "DATE'2024-01-01'), "
                + "(2, 'a=b/c %41 ü表😀', DATE'2024-01-02', TIMESTAMP'2024-03-10 07:00:00', "
                + "TIMESTAMP_NTZ'2024-03-10 02:30:00.000001', -0.001, double('NaN'), float('NaN'), "
                + "9223372036854775807, -128Y, 32767S, -2147483648, false, X'01', 20, DATE'2024-01-03'), "
                + "(3, '__HIVE_DEFAULT_PARTITION__', DATE'0001-01-01', TIMESTAMP'1969-12-31 23:59:59.999999', "
                + "TIMESTAMP_NTZ'1582-10-10 00:00:00', 9999999.999, double('-0.0'), float('-0.0'), -1, 127Y, -32768S, "
                + "2147483647, true, X'FF', 30, NULL), "
                + "(4, '', DATE'9999-12-31', TIMESTAMP'2024-11-03 05:30:00', TIMESTAMP_NTZ'2024-11-03 01:30:00', "
                + "0.000, double('Infinity'), float('-Infinity'), 0, 0Y, 0S, 0, false, X'41', NULL, DATE'1970-01-01'), "
                + "(5, " + nulls + "50, DATE'2024-01-05')");
        CheckpointKind.CLASSIC.writeUnaltered(table);
        table.sql("INSERT INTO {table} VALUES "
                + "(6, 'europe', DATE'2024-01-02', TIMESTAMP'2024-06-01 00:00:00', TIMESTAMP_NTZ'2024-06-01 00:00:00', "
                + "1.5, 0.1D, 0.1F, 6, 6Y, 6S, 6, true, X'06', 60, DATE'2024-01-02'), "
                + "(7, ' asia ', DATE'1969-12-31', NULL, NULL, NULL, double('0.0'), float('0.0'), 7, 7Y, 7S, 7, NULL, X'', "
                + "70, DATE'1970-01-01'), "
                + "(8, NULL, DATE'2024-01-08', TIMESTAMP'2024-01-01 10:20:30.123', NULL, 12.345, "
                + "double('-Infinity'), float('Infinity'), 8, 8Y, 8S, 8, false, X'08', 80, DATE'2024-02-08')");
        // Partition values as older writers have them: without a zone.
        table.configure("spark.databricks.delta.write.utcTimestampPartitionValues", false);
        table.sql("INSERT INTO {table} VALUES "
                + "(9, 'asia', DATE'2024-01-02', TIMESTAMP'2024-01-01 10:20:30.123456', "
                + "TIMESTAMP_NTZ'2024-01-01 10:20:30', 1.500, 1.5D, 1.5F, 1, 1Y, 1S, 1, true, X'DEADBEEF', 90, "
                + "DATE'2024-01-09'), "
                + "(10, 'asia', DATE'2024-01-02', TIMESTAMP'2024-07-01 00:00:00', NULL, NULL, NULL, NULL, 10, NULL, NULL, "
                + "NULL, NULL, NULL, 100, DATE'2024-01-01')");
        table.sql("DELETE FROM {table} WHERE id = 1");
    }

    private static void renamed(FixtureTable table, StatsForm form) throws Exception {
        table.create(
                "id INT, old STRING, s STRUCT<a: INT, `b.c d`: STRING>, p STRING, gone INT, `odd ``name,.` INT",
                "PARTITIONED BY (p) " + properties(form) + ", 'delta.columnMapping.mode'='name')");
        insertRenamed(table, 0, "named_struct('a', CAST(id AS INT), 'b.c d', concat('n', id))");
        table.sql("ALTER TABLE {table} RENAME COLUMN old TO renamed");
        table.sql("ALTER TABLE {table} RENAME COLUMN s.a TO inner_renamed");
        table.sql("ALTER TABLE {table} RENAME COLUMN p TO part");
        table.sql("ALTER TABLE {table} DROP COLUMN gone");
        table.sql("ALTER TABLE {table} ADD COLUMN (gone STRING, late TIMESTAMP)");
        CheckpointKind.CLASSIC.writeUnaltered(table);
        table.sql("INSERT INTO {table} SELECT /*+ REPARTITION_BY_RANGE(3, id) */ id, concat('new ', id), "
                + "named_struct('a', CAST(-id AS INT), 'b.c d', NULL), concat('p', id % 3), CAST(id AS INT) AS late, "
                + "concat('text ', id), timestamp_seconds(1700000000 + id * 1000) FROM range(100, 112, 1, 1)");
        table.sql("ALTER TABLE {table} ADD COLUMN (s.added DOUBLE)");
        table.sql(
                "INSERT INTO {table} SELECT CAST(id AS INT), 'newest', named_struct('inner_renamed', 5, 'b.c d', 'x', "
                        + "'added', id / 2), NULL, NULL, NULL, NULL FROM range(200, 203, 1, 1)");
        table.sql("DELETE FROM {table} WHERE id = 4");
    }

    private static void insertRenamed(FixtureTable table, int first, String struct) {
        table.sql("INSERT INTO {table} SELECT /*+ REPARTITION_BY_RANGE(4, id) */ CAST(id AS INT), concat('old ', id), "
                + struct + ", CASE WHEN id % 5 = 0 THEN NULL ELSE concat('p', id % 3) END, CAST(id AS INT) AS gone, "
                + "CAST(id * 10 AS INT) FROM range(" + first + ", " + (first + 16) + ", 1, 1)");
    }

    private static void widened(FixtureTable table, StatsForm form) throws Exception {
        table.create(
                "id INT, b TINYINT, s SMALLINT, i INT, to_double INT, f FLOAT, d DECIMAL(5,2), day DATE, whole INT",
                properties(form) + ", 'delta.enableTypeWidening'='true')");
        for (int i = 0; i < 4; i++) {
            table.sql("INSERT INTO {table} VALUES (%d, %dY, %dS, %d, %d, %d.1F, %d.25, DATE'2024-01-0%d', %d)"
                    .formatted(i, i * 30, i * 9000, i * 500000000, i * 3, i, i * 100, i + 1, i));
        }
        table.sql("INSERT INTO {table} VALUES (4, 127Y, -32768S, NULL, 16777217, float('NaN'), -999.99, NULL, NULL)");
        table.sql("ALTER TABLE {table} ALTER COLUMN b TYPE INT");
        table.sql("ALTER TABLE {table} ALTER COLUMN s TYPE BIGINT");
        table.sql("ALTER TABLE {table} ALTER COLUMN i TYPE BIGINT");
        table.sql("ALTER TABLE {table} ALTER COLUMN to_double TYPE DOUBLE");
        table.sql("ALTER TABLE {table} ALTER COLUMN f TYPE DOUBLE");
        table.sql("ALTER TABLE {table} ALTER COLUMN d TYPE DECIMAL(12,4)");
        table.sql("ALTER TABLE {table} SET TBLPROPERTIES ('delta.feature.timestampNtz'='supported')");
        table.sql("ALTER TABLE {table} ALTER COLUMN day TYPE TIMESTAMP_NTZ");
        table.sql("ALTER TABLE {table} ALTER COLUMN whole TYPE DECIMAL(20,2)");
        table.sql("INSERT INTO {table} VALUES (10, 1000, 99999999999, 99999999999, 0.5D, 0.1D, 12345678.1234, "
                + "TIMESTAMP_NTZ'2024-01-02 12:00:00.000001', 7.25)");
        CheckpointKind.CLASSIC.writeUnaltered(table);
        table.sql("INSERT INTO {table} VALUES (11, -1000, -1, 3, double('NaN'), -0.0D, 0.0001, "
                + "TIMESTAMP_NTZ'1969-12-31 23:59:59.999999', -3)");
        table.sql("DELETE FROM {table} WHERE id = 2");
    }

    private static void characters(FixtureTable table, StatsForm form) throws Exception {
        table.create("id INT, c CHAR(5), v VARCHAR(40), pc CHAR(3)", "PARTITIONED BY (pc) " + properties(form) + ")");
        table.sql("INSERT INTO {table} VALUES (1, 'a', 'a', 'x'), (2, 'ab   ', 'ab   ', 'xy'), (3, '', '', 'abc')");
        table.sql("INSERT INTO {table} VALUES (4, 'b', repeat('long', 10), NULL), (5, NULL, NULL, 'x')");
        CheckpointKind.CLASSIC.writeUnaltered(table);
        table.sql("INSERT INTO {table} VALUES (6, 'zzzzz', 'zzzzz', 'z'), (7, 'ü', '😀', 'ü')");
        table.sql("INSERT INTO {table} VALUES (8, 'a', 'a ', 'a')");
    }

    private static void someStats(FixtureTable table, StatsForm form) throws Exception {
        table.create(
                "id INT, a INT, b STRING, c DOUBLE", properties(form) + ", 'delta.dataSkippingNumIndexedCols'='2')");
        insertSomeStats(table, 0);
        table.configure("spark.databricks.delta.stats.collect", false);
        insertSomeStats(table, 10);
        table.configure("spark.databricks.delta.stats.collect", true);
        table.sql("ALTER TABLE {table} SET TBLPROPERTIES ('delta.dataSkippingNumIndexedCols'='4')");
        insertSomeStats(table, 20);
        CheckpointKind.CLASSIC.writeUnaltered(table);
        table.sql("ALTER TABLE {table} SET TBLPROPERTIES ('delta.dataSkippingStatsColumns'='c,id')");
        insertSomeStats(table, 30);
        table.sql("ALTER TABLE {table} SET TBLPROPERTIES ('delta.dataSkippingNumIndexedCols'='0')");
        insertSomeStats(table, 40);
        table.configure("spark.databricks.delta.stats.collect", false);
        insertSomeStats(table, 50);
    }

    private static void insertSomeStats(FixtureTable table, int first) {
        table.sql("INSERT INTO {table} SELECT /*+ REPARTITION_BY_RANGE(2, id) */ CAST(id AS INT), "
                + "CASE WHEN id % 3 = 0 THEN NULL ELSE CAST(id AS INT) END, concat('b', id), CAST(id AS DOUBLE) AS c "
                + "FROM range(" + first + ", " + (first + 6) + ", 1, 1)");
    }

    private static void doubles(FixtureTable table, StatsForm form) throws Exception {
        table.create("id INT, d DOUBLE, f FLOAT", properties(form) + ")");
        List<String> values =
                List.of("NaN", "Infinity", "-Infinity", "-0.0", "0.0", "4.9E-324", "-4.9E-324", "1.5", "-1.5");
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            table.sql("INSERT INTO {table} VALUES (%d, double('%s'), float('%s'))".formatted(i, value, value));
            if (i == values.size() / 2) {
                CheckpointKind.CLASSIC.writeUnaltered(table);
            }
        }
        table.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ id, d, float(d) FROM VALUES (20, double('NaN')), "
                + "(21, 1.0D) AS t(id, d)");
        table.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ id, d, float(d) FROM VALUES (22, double('-0.0')), "
                + "(23, 0.0D), (24, NULL) AS t(id, d)");
        table.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ id, d, float(d) FROM VALUES (25, double('NaN')), "
                + "(26, double('-Infinity')) AS t(id, d)");
        table.sql("INSERT INTO {table} VALUES (27, NULL, NULL)");
    }

    private static String properties(StatsForm form) {
        return "TBLPROPERTIES (" + form.tableProperties();
    }
}
