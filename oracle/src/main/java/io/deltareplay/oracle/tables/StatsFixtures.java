package io.deltareplay.oracle.tables;

import io.deltareplay.oracle.StatsForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Statistics of every type, in every form a checkpoint can give them.
final class StatsFixtures {
    private static final String EVERY_TYPE =
            "a_byte TINYINT, a_short SMALLINT, an_int INT, a_long BIGINT, a_float FLOAT, a_double DOUBLE, "
                    + "a_decimal DECIMAL(5,2), a_whole_decimal DECIMAL(18,0), a_wide_decimal DECIMAL(38,18), a_string STRING, "
                    + "a_date DATE, a_timestamp TIMESTAMP, a_local_timestamp TIMESTAMP_NTZ, a_boolean BOOLEAN, a_binary BINARY, "
                    + "a_struct STRUCT<x: INT, inner: STRUCT<y: STRING, z: DATE>>, an_array ARRAY<INT>, a_map MAP<STRING, INT>";

    private static final String ORDINARY =
            "(1Y, 2S, 3, 4L, 1.5F, 2.25D, 1.50, 12345678901234567, 0.000000000000000001, 'plain', DATE'2024-02-29', "
                    + "TIMESTAMP'2024-02-29 12:34:56.789123', TIMESTAMP_NTZ'2024-02-29 12:34:56.789123', true, X'0102', "
                    + "struct(1, struct('y', DATE'2020-01-01')), array(1, 2), map('k', 1))";
    private static final String EXTREME =
            "(-128Y, -32768S, -2147483648, -9223372036854775808L, -3.4E38F, 1.7976931348623157E308D, -999.99, "
                    + "-999999999999999999, -12345678901234567890.123456789012345678, 'zz ü 表 😀', DATE'0001-01-01', "
                    + "TIMESTAMP'1899-12-31 23:59:59.999999', TIMESTAMP_NTZ'1582-10-15 00:00:00.000001', false, X'FF00', "
                    + "struct(-1, struct('', DATE'1969-12-31')), array(), map())";
    private static final String NULLS = "(" + "null, ".repeat(17) + "null)";

    private StatsFixtures() {}

    static List<Fixture> all() {
        List<Fixture> fixtures = new ArrayList<>();
        for (StatsForm form : List.of(StatsForm.JSON, StatsForm.STRUCT, StatsForm.BOTH)) {
            for (String mapping : List.of("none", "name", "id")) {
                if (form != StatsForm.JSON || mapping.equals("none")) {
                    fixtures.add(everyType(form, mapping));
                }
            }
        }
        fixtures.add(new Fixture(
                "stats-odd-strings",
                "string statistics with quotes, backslashes, control characters and surrogate pairs, as struct and cut short",
                StatsFixtures::oddStrings));
        fixtures.add(new Fixture(
                "stats-odd-doubles",
                "NaN, infinities and negative zero as minima and maxima, as struct",
                StatsFixtures::oddDoubles));
        fixtures.add(new Fixture("stats-of-no-column", "numRecords alone: no column is indexed, as struct", table -> {
            table.create("id INT", properties(StatsForm.STRUCT) + ", 'delta.dataSkippingNumIndexedCols'='0')");
            table.sql("INSERT INTO {table} VALUES (1), (2)");
            table.checkpoint();
            table.sql("INSERT INTO {table} VALUES (3)");
        }));
        fixtures.add(new Fixture(
                "stats-missing-on-some-files",
                "files without statistics among files that have them, as struct",
                table -> {
                    table.create("id INT", properties(StatsForm.STRUCT) + ")");
                    table.sql("INSERT INTO {table} VALUES (1)");
                    table.configure("spark.databricks.delta.stats.collect", false);
                    table.sql("INSERT INTO {table} VALUES (2)");
                    table.checkpoint();
                    table.sql("INSERT INTO {table} VALUES (3)");
                }));
        fixtures.add(new Fixture(
                "stats-changing-columns",
                "columns added and renamed between checkpoint and tail, column mapping, as struct",
                StatsFixtures::changingColumns));
        return fixtures;
    }

    private static Fixture everyType(StatsForm form, String mapping) {
        String formName = form.name().toLowerCase(Locale.ROOT);
        return new Fixture(
                "stats-all-types-" + formName + (mapping.equals("none") ? "" : "-mapping-" + mapping),
                "minima, maxima and null counts of every type, statistics as " + formName + ", column mapping "
                        + mapping,
                table -> {
                    table.create(EVERY_TYPE, properties(form) + ", 'delta.columnMapping.mode'='" + mapping + "')");
                    table.sql("INSERT INTO {table} VALUES " + ORDINARY);
                    table.sql("INSERT INTO {table} VALUES " + EXTREME);
                    table.sql("INSERT INTO {table} VALUES " + NULLS);
                    table.sql("INSERT INTO {table} SELECT /*+ REPARTITION(1) */ * FROM VALUES " + ORDINARY + ", "
                            + EXTREME + ", " + NULLS);
                    table.checkpoint();
                    table.sql("INSERT INTO {table} VALUES " + EXTREME);
                });
    }

    private static void oddStrings(FixtureTable table) throws Exception {
        table.create(
                "text STRING, `a.b \"c\"` STRING",
                "TBLPROPERTIES ('delta.columnMapping.mode'='name', "
                        + "'delta.checkpoint.writeStatsAsStruct'='true', 'delta.checkpoint.writeStatsAsJson'='false')");
        table.sql("INSERT INTO {table} VALUES ('say \"hi\"', 'back\\\\slash')");
        table.sql(
                "INSERT INTO {table} VALUES (concat(char(1), char(9), char(10), char(31), 'x', char(127)), '</script>')");
        table.sql("INSERT INTO {table} VALUES ('\\u2028 \\u00e9 😀', '')");
        table.sql("INSERT INTO {table} VALUES (repeat('long ', 20), repeat('😀', 40))");
        table.checkpoint();
        table.sql("INSERT INTO {table} VALUES ('tail \"quoted\"', concat('tab', char(9)))");
    }

    private static void oddDoubles(FixtureTable table) throws Exception {
        table.create("d DOUBLE, f FLOAT", properties(StatsForm.STRUCT) + ")");
        for (String value :
                List.of("NaN", "Infinity", "-Infinity", "-0.0", "0.0", "4.9E-324", "1.0E10", "123456.789")) {
            table.sql("INSERT INTO {table} VALUES (double('" + value + "'), float('" + value + "'))");
        }
        table.checkpoint();
        table.sql("INSERT INTO {table} VALUES (double('-Infinity'), float('NaN'))");
    }

    private static void changingColumns(FixtureTable table) throws Exception {
        table.create("a INT, b STRING", properties(StatsForm.STRUCT) + ", 'delta.columnMapping.mode'='name')");
        table.sql("INSERT INTO {table} VALUES (1, 'one')");
        table.sql("ALTER TABLE {table} ADD COLUMN (c DATE)");
        table.sql("INSERT INTO {table} VALUES (2, 'two', DATE'2024-01-01')");
        table.sql("ALTER TABLE {table} RENAME COLUMN a TO renamed");
        table.checkpoint();
        table.sql("ALTER TABLE {table} DROP COLUMN b");
        table.sql("INSERT INTO {table} VALUES (3, DATE'2024-01-02')");
    }

    private static String properties(StatsForm form) {
        return "TBLPROPERTIES (" + form.tableProperties();
    }
}
