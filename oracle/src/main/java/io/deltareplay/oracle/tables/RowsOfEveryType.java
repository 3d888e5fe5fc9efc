package io.deltareplay.oracle.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Columns of every type that has statistics, and rows for them: ordinary values that grow with the row's number,
/// so
/// that files have ranges of their own, and among them the values at which comparisons go wrong.
final class RowsOfEveryType {
    private record Values(String type, String ordinary, List<String> odd) {}

    private static final Map<String, Values> COLUMNS = columns();

    private RowsOfEveryType() {}

    private static Map<String, Values> columns() {
        Map<String, Values> columns = new LinkedHashMap<>();
        columns.put("id", new Values("BIGINT", "id", List.of()));
        columns.put("a_byte", new Values("TINYINT", "id - 60", List.of("-128Y", "127Y", "0Y")));
        columns.put("a_short", new Values("SMALLINT", "id * 100", List.of("-32768S", "32767S")));
        columns.put("an_int", new Values("INT", "id * 1000 - 30000", List.of("-2147483648", "2147483647")));
        columns.put(
                "a_long",
                new Values(
                        "BIGINT",
                        "id * 100000000000 - 3",
                        List.of(
                                "-9223372036854775808L",
                                "9223372036854775807L",
                                "9007199254740992L",
                                "9007199254740993L")));
        columns.put(
                "a_float",
                new Values(
                        "FLOAT",
                        "id * 1.1 - 20",
                        List.of(
                                "float('NaN')",
                                "float('Infinity')",
                                "float('-Infinity')",
                                "float('-0.0')",
                                "float('0.0')",
                                "0.1F",
                                "16777216F",
                                "1.4E-45F")));
        columns.put(
                "a_double",
                new Values(
                        "DOUBLE",
                        "id * 1.1 - 40",
                        List.of(
                                "double('NaN')",
                                "double('Infinity')",
                                "double('-Infinity')",
                                "double('-0.0')",
                                "double('0.0')",
                                "0.1D",
                                "9007199254740993D",
                                "1.7976931348623157E308D")));
        columns.put(
                "a_decimal",
                new Values("DECIMAL(5,2)", "id * 1.25 - 20", List.of("-999.99", "999.99", "0.10", "0.00")));
        columns.put(
                "a_whole_decimal",
                new Values("DECIMAL(18,0)", "id * 1000", List.of("-999999999999999999", "999999999999999999")));
        columns.put(
                "a_wide_decimal",
                new Values(
                        "DECIMAL(38,18)",
                        "id / 3.0",
                        List.of(
                                "-12345678901234567890.123456789012345678",
                                "12345678901234567890.123456789012345679",
                                "0.000000000000000001")));
        columns.put(
                "a_string",
                new Values(
                        "STRING",
                        "concat('key ', lpad(id, 4, '0'))",
                        List.of(
                                "''",
                                "concat('a common prefix that is longer than the bound ', id)",
                                "concat(repeat('😀', 40), id)",
                                "concat('a common prefix with 32 chars..', '\\uD83D\\uDE00', id)",
                                "'ü表😀'",
                                "concat(repeat('\\uFFFF', 33), id)",
                                "concat(repeat('\\uDBFF\\uDFFF', 33), id)",
                                "'key 10%'",
                                "'KEY'",
                                "' key '")));
        columns.put(
                "a_date",
                new Values(
                        "DATE",
                        "date_add(DATE'2024-01-01', CAST(id AS INT))",
                        List.of("DATE'0001-01-01'", "DATE'1582-10-04'", "DATE'9999-12-31'", "DATE'1969-12-31'")));
        columns.put(
                "a_timestamp",
                new Values(
                        "TIMESTAMP",
                        "timestamp_micros(1709000000000000 + id * 3600123456)",
                        List.of(
                                "TIMESTAMP'1969-12-31 23:59:59.999999Z'",
                                "TIMESTAMP'1899-12-31 23:59:59.999999Z'",
                                "TIMESTAMP'2024-03-10 07:00:00.000001Z'",
                                "TIMESTAMP'2024-11-03 05:30:00.123Z'",
                                "TIMESTAMP'9999-12-31 23:59:59.999999Z'",
                                "TIMESTAMP'0001-01-01 00:00:00Z'")));
        columns.put(
                "a_local_timestamp",
                new Values(
                        "TIMESTAMP_NTZ",
                        "timestampadd(MICROSECOND, id * 3600123456, TIMESTAMP_NTZ'2024-02-01 00:00:00')",
                        List.of(
                                "TIMESTAMP_NTZ'1969-12-31 23:59:59.999999'",
                                "TIMESTAMP_NTZ'2024-03-10 02:30:00.000001'",
                                "TIMESTAMP_NTZ'1582-10-10 00:00:00.000001'")));
        columns.put("a_boolean", new Values("BOOLEAN", "id % 40 < 20", List.of()));
        columns.put(
                "a_binary", new Values("BINARY", "unhex(lpad(hex(id), 4, '0'))", List.of("X''", "X'FF00'", "X'00'")));
        columns.put(
                "a_struct",
                new Values(
                        "STRUCT<x: INT, inner: STRUCT<y: STRING, z: DATE, t: TIMESTAMP, d: DOUBLE>>",
                        "named_struct('x', CAST(id AS INT), 'inner', named_struct('y', concat('y', id), 'z', "
                                + "date_add(DATE'2020-01-01', CAST(id AS INT)), 't', "
                                + "timestamp_micros(1600000000000000 + id * 1234567), 'd', CAST(id AS DOUBLE)))",
                        List.of(
                                "named_struct('x', 1, 'inner', NULL)",
                                "named_struct('x', NULL, 'inner', named_struct('y', NULL, 'z', NULL, 't', NULL, 'd', "
                                        + "double('NaN')))")));
        columns.put("an_array", new Values("ARRAY<INT>", "array(CAST(id AS INT))", List.of()));
        columns.put("all_null", new Values("INT", "NULL", List.of()));
        columns.put("never_null", new Values("INT", "", List.of()));
        return columns;
    }

    static String definitions() {
        return COLUMNS.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue().type())
                .collect(Collectors.joining(", "));
    }

    /// A query for the rows with the numbers from `first` on, in so many files.
    static String query(int first, int rows, int files) {
        String columns = COLUMNS.entrySet().stream()
                .map(column -> value(column.getKey(), column.getValue()) + " AS " + column.getKey())
                .collect(Collectors.joining(", "));
        return "SELECT /*+ REPARTITION_BY_RANGE(%d, id) */ %s FROM range(%d, %d, 1, 1)"
                .formatted(files, columns, first, first + rows);
    }

    private static String value(String column, Values values) {
        if (column.equals("id")) {
            return "id";
        }
        if (column.equals("never_null")) {
            return "CAST(pmod(xxhash64(id), 1000) AS INT)";
        }
        // Nulls fill whole files here and there, and odd values are few, so that most files keep narrow ranges.
        int salt = Math.floorMod(column.hashCode(), 1000);
        StringBuilder value = new StringBuilder("CASE WHEN pmod(xxhash64(id DIV 6, " + salt + "), 7) = 0 THEN NULL "
                + "WHEN pmod(xxhash64(id, " + salt + "), 9) = 0 THEN NULL ");
        for (int i = 0; i < values.odd().size(); i++) {
            value.append("WHEN pmod(xxhash64(id, %d), %d) = %d THEN CAST(%s AS %s) "
                    .formatted(
                            salt + 1, 7 * values.odd().size(), i, values.odd().get(i), values.type()));
        }
        return value.append("ELSE CAST(" + values.ordinary() + " AS " + values.type() + ") END")
                .toString();
    }
}
