package io.deltareplay.launcher.where;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InferenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            int = 5 AND int < long               | (int = 5 AND int < long AND long > 5)
            int = 5 AND (int < long OR byte = 1) | (int = 5 AND (int < long OR byte = 1) AND (long > 5 OR byte = 1))
            int = 5 AND int = 6                  | nothing
            int = 5 AND int IN (5, 6)            | (int = 5 AND int IN (5, 6))
            int = 5 AND int IS NULL              | nothing
            int = 5 AND int < double             | (int = 5 AND DOUBLE(int) < double AND double > 5.0)
            int < 5 AND int >= 5                 | nothing
            int < long AND long <= int           | nothing
            int IS NULL AND int IS NOT NULL      | nothing
            date = DATE '2024-01-01' AND date < timestamp | (date = 2024-01-01 AND date < timestamp)
            string = 'abc' AND string LIKE 'b%'  | nothing
            int = long AND int > 5               | (int = long AND int > 5 AND long > 5)
            int = long AND int IN (5, 6)         | (int = long AND int IN (5, 6) AND long IN (5, 6))
            int = long AND long = byte AND int = 5 | (int = long AND long = byte AND int = 5 AND int = byte AND long = 5 AND byte = 5)
            int = double AND int > 5             | (DOUBLE(int) = double AND int > 5)
            (int = 5 AND int < long) OR byte = 1 | ((int = 5 AND int < long AND long > 5) OR byte = 1)
            """)
    void addsWhatSparksOptimizerAdds(String sql, String meaning) {
        assertEquals(meaning, SampleTable.resolve(sql));
    }
}
