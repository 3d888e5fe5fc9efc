package io.deltareplay.launcher.where;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            dat = '2024-01-01'    | no column 'dat' in /data/sales; did you mean 'date'?
            nothing = 1           | no column 'nothing' in /data/sales
            `odd name`.```x``` = 1 | did you mean '`odd name.``x```'?
            eu = string           | If it is a text, write it in quotes: 'eu'.
            outer.iner = 1        | no column 'Outer.iner' in /data/sales; did you mean 'Outer.inner'? - Fields of 'Outer': Outer.inner, Outer.map.
            int.x = 1             | the column 'int' is of type integer: it has no fields that a predicate can ask for
            tags.element = 'a'    | Elements of arrays and maps have no statistics
            outer.map.k = 1       | the column 'Outer.map' is of type map
            zzz = 1               | variant, Outer and 3 more.
            outer = 1             | the column 'Outer' is of type struct, whose values cannot be compared
            variant = 1           | the column 'variant' is of type variant, whose values cannot be compared
            tags = tags           | the column 'tags' is of type array, whose values cannot be compared
            string = 3            | the column 'string' is of type string and cannot be compared with the whole number of 64 bits 3 - Write the value in quotes: '3'.
            string = DATE '2024-01-01' | cannot be compared with the date DATE '2024-01-01'
            bool = 1              | the column 'bool' is of type boolean and cannot be compared with the whole number of 64 bits 1 - Compare it with a value such as TRUE.
            date = 20240101       | the column 'date' is of type date and cannot be compared with the whole number of 64 bits 20240101 - Compare it with a value such as DATE '2024-01-31'.
            int = DATE '2024-01-01' | the column 'int' is of type integer and cannot be compared with the date DATE '2024-01-01'
            binary = 3            | the column 'binary' is of type binary
            int = string          | the columns 'int' of type integer and 'string' of type string cannot be compared
            date = string         | the columns 'date' of type date and 'string' of type string cannot be compared
            date = 'abc'          | 'abc' is no date - Write a value such as DATE '2024-01-31'.
            date = '2024-02-30'   | '2024-02-30' is no date
            timestamp = '12:00'   | '12:00' is no timestamp
            int = '1.5'           | '1.5' is no whole number
            bool = 'maybe'        | 'maybe' is no boolean
            double = 'x'          | 'x' is no number
            int = '99999999999999999999' | is no whole number of 64 bits
            date = DATE 'abc'     | 'abc' is no date
            date = DATE 'today'   | DATE 'today' is not deterministic: it has another value at each run
            ntz = TIMESTAMP_NTZ '2024-01-01 00:00:00Z' | is no time without a zone
            int = 300Y            | 300Y is out of range
            double = 1e999        | 1e999 is out of range
            binary = X'zz'        | 'zz' is no hexadecimal number
            int = INTERVAL '1'    | values of the type INTERVAL are not supported
            rand() > 0.5          | rand() is not deterministic: it has another value at each run
            date = current_date() | current_date() is not deterministic: it has another value at each run
            date = current_date   | current_date() is not deterministic: it has another value at each run
            timestamp < NOW()     | now() is not deterministic
            year(date) = 2024     | year() is not supported: statistics cannot answer it
            year(date) = 2024     | such as date >= DATE '2024-01-01'
            substr(string, 1, 2) = 'ab' | such as name LIKE 'prefix%'
            CAST(int AS STRING) = '1' | cast() is not supported
            date = DATE('2024-01-01') | Write a value as DATE '2024-01-31'
            my.func(int) = 1      | func() is not supported
            int + 1 = 5           | '+' is not supported
            int = 5 * 2           | '*' is not supported
            date > 2024-01-01     | 2024-01-01 is arithmetic, not a date - Write it in quotes: DATE '2024-01-01'.
            date > DATE 2024-01-01 | The quotes of the value are missing: write DATE '2024-01-01'.
            -int = 5              | arithmetic is not supported
            date > INTERVAL '1' DAY | INTERVAL is not supported
            date > INTERVAL 3 MONTHS | INTERVAL is not supported
            int IN (SELECT x FROM t) | a subquery is not supported
            int = (SELECT 1)      | a subquery is not supported
            EXISTS (SELECT 1)     | exists() is not supported
            CASE WHEN int = 1 THEN TRUE ELSE FALSE END | CASE is not supported
            tags[0] = 'a'         | an element of an array or a map is not supported
            string RLIKE 'a'      | RLIKE is not supported
            string ILIKE 'a'      | ILIKE is not supported
            string LIKE ANY ('a') | LIKE ANY is not supported
            string LIKE 'a\\\\b'   | the escape character '\\' must be followed by
            string LIKE other     | a pattern of LIKE is no string
            string LIKE 3         | the pattern 3 of LIKE is no string
            int LIKE 'a'          | LIKE compares strings
            string LIKE 'a' ESCAPE 'ab' | an escape is one character
            int                   | the column 'int' is of type integer and not a condition
            'a'                   | the string 'a' is not a condition
            (int = 1) = TRUE      | conditions cannot be compared with each other
            (int = 1) IS NULL     | conditions cannot be compared with each other
            language = 'de'       | the partition column 'language' is compared by the collation icu.UNICODE_CI
            TRUE = DATE '2024-01-01' | cannot be compared with the date
            int = = 1             | '=' is not expected here
            int = 1 = 1           | '=' is not expected here
            int = 1;              | ';' is not expected here
            int = 'abc            | the string that starts here has no end
            `int = 1              | the name that starts here has no end
            (int = 1              | the predicate ends too early
            int = 1)              | a closing parenthesis is not expected here
            int IN ()             | a closing parenthesis is not expected here
            int = 1 FROM t        | 'FROM' is not expected here
            int = #               | '#' is not expected here
            """)
    void saysWhatIsWrongAndWhatToDo(String sql, String expected) {
        String refusal = SampleTable.refusal(sql);
        for (String part : expected.split(" - ")) {
            assertTrue(refusal.contains(part), refusal);
        }
    }

    @Test
    void anEmptyPredicateIsRefused() {
        assertTrue(SampleTable.refusal("  ").startsWith("the predicate is empty"));
    }

    @Test
    void aSyntaxErrorIsMarkedBelowThePredicate() {
        assertEquals("""
                'FROM' is not expected here
                  int = 1 FROM t
                          ^""", message("int = 1 FROM t"));
    }

    @Test
    void ofALongPredicateTheSurroundingsOfTheErrorAreShown() {
        assertEquals("""
                '=' is not expected here
                  ... int = 1 OR int = 1 OR int = 1 OR int = = 1 OR int = 1 OR in...
                                                             ^""", message("int = 1 OR ".repeat(10) + "int = = 1" + " OR int = 1".repeat(10)));
    }

    @Test
    void theMarkIsInItsPlaceBehindCharactersOfTwoUnits() {
        assertEquals("""
                'x' is not expected here
                  string = '\uD83D\uDE00' x
                               ^""", message("string = '\uD83D\uDE00' x"));
    }

    private static String message(String sql) {
        return SampleTable.refusal(sql).replaceFirst("(?s) \\| .*", "");
    }

    @Test
    void parenthesesThatAreTooDeepAreRefused() {
        assertTrue(SampleTable.refusal("(".repeat(100_000) + "bool" + ")".repeat(100_000))
                .contains("parentheses are nested deeper than 200"));
        assertEquals("bool = true", SampleTable.resolve("(".repeat(200) + "bool" + ")".repeat(200)));
        assertEquals("bool = true", SampleTable.resolve("NOT ".repeat(100_000) + "bool"));
    }

    @Test
    void longListsAndChainsNeedNoStack() {
        String list = numbers(", ", "%d");
        assertEquals("int IN (" + list + ")", SampleTable.resolve("int IN (" + list + ")"));
        assertEquals("int IN (" + list + ")", SampleTable.resolve(numbers(" OR ", "int = %d")));
        assertEquals("int NOT IN (" + list + ")", SampleTable.resolve(numbers(" AND ", "int <> %d")));
        assertEquals("(" + numbers(" OR ", "int > %d") + ")", SampleTable.resolve(numbers(" OR ", "int > %d")));
    }

    private static String numbers(String separator, String format) {
        return IntStream.range(0, 10_000).mapToObj(format::formatted).collect(Collectors.joining(separator));
    }
}
