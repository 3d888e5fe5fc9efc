package io.deltareplay.launcher.where;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlPredicateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            int = 5                                     | int = 5
            int == 5                                    | int = 5
            int <> 5                                    | int <> 5
            int != 5                                    | int <> 5
            int<5                                       | int < 5
            5 < int                                     | int > 5
            5 >= int                                    | int <= 5
            int <=> 5                                   | int <=> 5
            NOT (int <=> 5)                             | int IS DISTINCT FROM 5
            int IS DISTINCT FROM 5                      | int IS DISTINCT FROM 5
            int is not distinct from 5                  | int <=> 5
            NOT int > 5                                 | int <= 5
            ! int > 5                                   | int <= 5
            NOT NOT int > 5                             | int > 5
            (int) = (5)                                 | int = 5
            int > 1 AND int < 5                         | (int > 1 AND int < 5)
            int > 1 AND int < 5 OR long = 3             | ((int > 1 AND int < 5) OR long = 3)
            int > 1 AND (int < 5 OR long = 3)           | (int > 1 AND (int < 5 OR long = 3))
            NOT (int > 1 AND (int < 5 OR long = 3))     | (int <= 1 OR (int >= 5 AND long <> 3))
            int IN (3, 1, 3)                            | int IN (3, 1)
            int IN (3)                                  | int = 3
            int NOT IN (3, 1)                           | int NOT IN (3, 1)
            NOT int IN (3, 1)                           | int NOT IN (3, 1)
            NOT int NOT IN (3, 1)                       | int IN (3, 1)
            int = 3 OR int = 1 OR int IN (5, 6)         | int IN (3, 1, 5, 6)
            int <> 3 AND int <> 1                       | int NOT IN (3, 1)
            5 IN (int, long)                            | (int = 5 OR long = 5)
            int IN (long, 3)                            | (int = long OR int = 3)
            int BETWEEN 1 AND 5 AND long = 2            | (int >= 1 AND int <= 5 AND long = 2)
            int NOT BETWEEN 1 AND 5                     | (int < 1 OR int > 5)
            int IS NULL                                 | int IS NULL
            int IS NOT NULL                             | int IS NOT NULL
            NOT int IS NULL                             | int IS NOT NULL
            bool                                        | bool = true
            NOT bool                                    | bool = false
            bool IS TRUE                                | bool <=> true
            bool IS NOT TRUE                            | bool IS DISTINCT FROM true
            bool IS NOT FALSE                           | bool IS DISTINCT FROM false
            bool IS UNKNOWN                             | bool IS NULL
            bool = FALSE                                | bool = false
            int = 1 /* one */ AND long = 2 -- two       | (int = 1 AND long = 2)
            TRUE                                        | everything
            NOT TRUE                                    | nothing
            NULL                                        | nothing
            NOT NULL                                    | nothing
            int = 1 AND TRUE                            | int = 1
            int = 1 OR TRUE                             | everything
            int = 1 AND FALSE                           | nothing
            string LIKE 'a%'                            | string LIKE 'a'%
            string NOT LIKE '%a_'                       | string NOT LIKE %'a'_
            string LIKE 'abc'                           | string = 'abc'
            string NOT LIKE 'abc'                       | string <> 'abc'
            string LIKE 'a\\%b'                         | string = 'a%b'
            string LIKE 'a/%b%' ESCAPE '/'              | string LIKE 'a%b'%
            string LIKE NULL                            | nothing
            'abc' LIKE 'a%'                             | everything
            'abc' NOT LIKE 'a%'                         | nothing
            DATE = '2024-01-31'                         | date = 2024-01-31
            date >= DATE '2024-01-31'                   | date >= 2024-01-31
            TimeStamp > TIMESTAMP '2024-01-31 00:00:00Z'| timestamp > 2024-01-31T00:00:00Z
            STRING = "it's"                             | string = 'it's'
            string = 'it''s'                            | string = 'it's'
            string = 'it\\'s'                           | string = 'it's'
            string = r'a\\n'                            | string = 'a\\n'
            string = 'a' 'b'                            | string = 'ab'
            string = '\\u0041\\102\\U00000043'          | string = 'ABC'
            string = ''                                 | string = ''
            outer.INNER.leaf = 3                        | Outer.inner.Leaf = 3
            `Outer`.`inner`.leaf = 3                    | Outer.inner.Leaf = 3
            outer IS NOT NULL                           | Outer IS NOT NULL
            tags IS NULL                                | tags IS NULL
            `odd name.``x``` = 1                        | `odd name.``x``` = 1
            binary = X'4142'                            | binary = 'AB'
            binary = x'4'                               | binary = '\u0004'
            binary = 'AB'                               | binary = 'AB'
            int = -5                                    | int = -5
            int = +5                                    | int = 5
            int = - 5                                   | int = -5
            int = 5L                                    | int = 5
            int = 5s                                    | int = 5
            int = -128Y                                 | int = -128
            """)
    void readsSparksSql(String sql, String meaning) {
        assertEquals(meaning, SampleTable.resolve(sql));
    }
}
