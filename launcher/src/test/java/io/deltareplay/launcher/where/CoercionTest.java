package io.deltareplay.launcher.where;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.predicate.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoercionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            int > 1.5                          | int > 1
            int >= 1.5                         | int > 1
            int < 1.5                          | int <= 1
            int <= -1.5                        | int <= -2
            int = 1.5                          | nothing
            int = 2.0                          | int = 2
            int <=> 1.5                        | nothing
            int <> 1.5                         | int IS NOT NULL
            int IS DISTINCT FROM 1.5           | everything
            int NOT IN (1, 1.5)                | (int <> 1 AND int IS NOT NULL)
            int IN (1.5)                       | nothing
            long < 9223372036854775808         | everything
            long > 9223372036854775808         | nothing
            long >= -9223372036854775809       | everything
            long = 1e3000BD                    | nothing
            long > 1e-999999999BD              | long > 0
            long > -1e-999999999BD             | long > -1
            int > 1e0                          | int > 1
            int = 1.5D                         | nothing
            int IN (1, 1.5D)                   | int = 1
            int = 9007199254740992D            | DOUBLE(int) = 9.007199254740992E15
            int IN (9007199254740993, 1D)      | (DOUBLE(int) = 9.007199254740992E15 OR int = 1)
            int < 2147483648                   | int IS NOT NULL
            int < 2147483647                   | int <> 2147483647
            int >= 2147483647                  | int = 2147483647
            int > 2147483646.5                 | int > 2147483646
            byte = 128                         | nothing
            byte <= -128                       | byte = -128
            byte > -129                        | byte IS NOT NULL
            byte > -128.5D                     | byte IS NOT NULL
            int = '5'                          | int = 5
            int = ' -5 '                       | int = -5
            float = 1.1                        | nothing
            float = 1.1F                       | float = 1.100000023841858
            float < 1.1                        | float < 1.100000023841858
            float >= 0.1D                      | float >= 0.10000000149011612
            float <> 1.1                       | float IS NOT NULL
            float = 1e300                      | nothing
            double >= 'NaN'                    | double = NaN
            double < '-Infinity'               | nothing
            double = 3                         | double = 3.0
            double = 'NaN'                     | double = NaN
            double = '-Infinity'               | double = -Infinity
            widened = 1.1                      | widened = 1.1
            decimal = 3                        | decimal = 3
            decimal = 1.005                    | nothing
            decimal = 1.500                    | decimal = 1.500
            decimal > 1.005                    | decimal > 1.005
            decimal = 1.5D                     | DOUBLE(decimal) = 1.5
            decimal = '1.5'                    | DOUBLE(decimal) = 1.5
            decimal IN (1, '1.5')              | DOUBLE(decimal) IN (1.0, 1.5)
            bool = 'yes'                       | bool = true
            bool = 'F'                         | bool = false
            date = '2024'                      | date = 2024-01-01
            date = '2024-2'                    | date = 2024-02-01
            date = '2024-2-3'                  | date = 2024-02-03
            date = '2024-02-03T12:00:00'       | date = 2024-02-03
            date = ' 2024-02-03 '              | date = 2024-02-03
            date > TIMESTAMP '2024-02-03'      | date > 2024-02-03
            date >= TIMESTAMP '2024-02-03 01'  | date > 2024-02-03
            date < TIMESTAMP '2024-02-03 01'   | date <= 2024-02-03
            date = TIMESTAMP '2024-02-03 01'   | nothing
            date < TIMESTAMP_NTZ '2024-02-03 00:00:01' | date <= 2024-02-03
            timestamp = '2024-01-31'           | timestamp = 2024-01-30T23:00:00Z
            timestamp = '2024-07-31 12:30'     | timestamp = 2024-07-31T10:30:00Z
            timestamp = '2024-07-31T12:30:01.1234567+01:00' | timestamp = 2024-07-31T11:30:01.123456Z
            timestamp = '2024-07-31 12:30:01 UTC'           | timestamp = 2024-07-31T12:30:01Z
            timestamp = '2024-07-31 12:30:01 America/New_York' | timestamp = 2024-07-31T16:30:01Z
            timestamp = '2024-07-31 12:30:01+1:0' | timestamp = 2024-07-31T11:30:01Z
            timestamp > DATE '2024-07-31'      | timestamp > 2024-07-30T22:00:00Z
            timestamp > TIMESTAMP_LTZ '2024-07-31' | timestamp > 2024-07-30T22:00:00Z
            timestamp > TIMESTAMP_NTZ '2024-07-31' | timestamp > 2024-07-30T22:00:00Z
            ntz > DATE '2024-07-31'            | ntz > 2024-07-31T00:00:00Z
            ntz > '2024-07-31 12:00:00+05:00'  | ntz > 2024-07-31T12:00:00Z
            ntz > TIMESTAMP_NTZ '2024-07-31'   | ntz > 2024-07-31T00:00:00Z
            ntz > TIMESTAMP '2024-07-31 10:00:00Z' | ntz > 2024-07-31T12:00:00Z
            ntz > TIMESTAMP '2024-03-31 02:30:00'  | ntz > 2024-03-29T03:30:00Z
            code = 'a'                         | code IN ('a', 'a ', 'a  ')
            code = 'abc  '                     | code IN ('abc', 'abc ', 'abc  ')
            code = 'abcd '                     | code IN ('abcd', 'abcd ')
            code IN ('a', 'ab')                | code IN ('a', 'a ', 'a  ', 'ab', 'ab ')
            code LIKE 'a%'                     | code LIKE 'a'%
            code LIKE 'a  %'                   | code LIKE 'a'%
            code LIKE '% '                     | code LIKE %
            code NOT LIKE 'a%'                 | code IS NOT NULL
            code LIKE 'ab'                     | nothing
            code LIKE 'ab '                    | code IN ('ab', 'ab ')
            code <> 'abc'                      | code <> 'abc'
            code IS DISTINCT FROM 'ab'         | (code IS NULL OR code NOT IN ('ab', 'ab '))
            code < 'a'                         | (code < 'a' OR (code > 'a' AND code < 'a  ' AND code NOT IN ('a', 'a ', 'a  ')))
            code <= 'a'                        | code <= 'a  '
            code > 'a'                         | code > 'a  '
            code >= 'a'                        | code >= 'a'
            code >= 'a\\tb'                   | code >= 'a'
            code > 'a\\tb'                    | code >= 'a'
            code = string                      | (code IS NOT NULL AND string IS NOT NULL)
            collated = 'a'                     | collated IS NOT NULL
            collated <=> 'a'                   | everything
            collated LIKE 'a%'                 | collated IS NOT NULL
            collated IN ('a', 'b')             | collated IS NOT NULL
            collated = NULL                    | nothing
            collated IS NULL                   | collated IS NULL
            collated = string                  | (collated IS NOT NULL AND string IS NOT NULL)
            binaryCollated = 'a'               | binaryCollated = 'a'
            language IS NULL                   | language IS NULL
            int = NULL                         | nothing
            NOT (int = NULL)                   | nothing
            int <> NULL                        | nothing
            int <=> NULL                       | int IS NULL
            NOT (int <=> NULL)                 | int IS NOT NULL
            NULL <=> int                       | int IS NULL
            int IN (1, NULL)                   | int = 1
            int NOT IN (1, NULL)               | nothing
            NOT (int IN (NULL))                | nothing
            int BETWEEN NULL AND 5             | nothing
            int NOT BETWEEN NULL AND 5         | int > 5
            NULL IS NULL                       | everything
            3 IS NULL                          | nothing
            1 = 1                              | everything
            1 < 0.5                            | nothing
            1 = 1D                             | everything
            'a' < 'b'                          | everything
            '2' > 1                            | everything
            '1.5' = 1.5                        | everything
            NULL = NULL                        | nothing
            NULL <=> NULL                      | everything
            1 IS DISTINCT FROM NULL            | everything
            1 IN (1, NULL)                     | everything
            1 NOT IN (1, 2)                    | nothing
            TRUE = FALSE                       | nothing
            DATE '2024-01-31' = TIMESTAMP '2024-01-31'  | everything
            0.0D = -0.0D                       | everything
            int = long                         | int = long
            int < decimal                      | DECIMAL(int) < decimal
            int < double                       | DOUBLE(int) < double
            float < double                     | float < double
            float < decimal                    | float < DOUBLE(decimal)
            string < other                     | string < other
            date < timestamp                   | date < timestamp
            date = ntz                         | date = ntz
            ntz = timestamp                    | (ntz IS NOT NULL AND timestamp IS NOT NULL)
            ntz <=> timestamp                  | everything
            int = INT                          | int IS NOT NULL
            int >= int                         | int IS NOT NULL
            int < int                          | nothing
            int <=> int                        | everything
            int IS DISTINCT FROM int           | nothing
            """)
    void comparesAsSparkDoes(String sql, String meaning) {
        assertEquals(meaning, SampleTable.resolve(sql));
    }

    @Test
    void aDoubleThatWasAFloatIsComparedWithItsOldBoundsInMind() {
        assertEquals(
                ValueType.WIDENED_FLOAT,
                SqlPredicate.parse("widened > 1")
                        .resolve("t", SampleTable.metadata("none"), SampleTable.BERLIN)
                        .columns()
                        .getFirst()
                        .type());
    }

    @Test
    void columnMappingTellsPhysicalNamesAtEveryLevel() {
        assertEquals(
                List.of(List.of("col-outer", "col-inner", "col-leaf"), List.of("col-region")),
                SqlPredicate.parse("outer.inner.leaf = 1 AND REGION = 3")
                        .resolve("t", SampleTable.metadata("name"), SampleTable.BERLIN)
                        .columns()
                        .stream()
                        .map(column -> column.path())
                        .toList());
    }

    @Test
    void partitionColumnsAreToldByPartitionValues() {
        assertEquals(
                List.of(true, false),
                SqlPredicate.parse("region = 3 AND outer.inner.leaf = 1")
                        .resolve("t", SampleTable.metadata("none"), SampleTable.BERLIN)
                        .columns()
                        .stream()
                        .map(column -> column.isPartition())
                        .toList());
    }
}
