package io.deltareplay.oracle.predicates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RandomPredicatesTest {
    private static final StructType INNER = new StructType().add("b.c", DataTypes.DoubleType);
    private static final StructType SCHEMA = new StructType()
            .add("n", DataTypes.IntegerType)
            .add("text", DataTypes.StringType)
            .add("a", INNER)
            .add("flag", DataTypes.BooleanType);
    private static final List<Row> ROWS = List.of(
            RowFactory.create(41, "it's", RowFactory.create(1.5), true),
            RowFactory.create(null, "back\\slash", null, null));

    private static List<String> predicates(long seed) {
        return new RandomPredicates(TableColumn.of(SCHEMA, ROWS), new Random(seed), ZoneOffset.UTC).predicates(300);
    }

    @Test
    void areTheSameForTheSameSeedAlone() {
        assertEquals(predicates(1), predicates(1));
        assertNotEquals(predicates(1), predicates(2));
    }

    @Test
    void askAboutEveryColumnNearItsValuesWithEveryOperator() {
        String all = String.join("\n", predicates(3));
        for (String part : List.of(
                "n = 41",
                "text LIKE '",
                "'it\\'s'",
                "back\\\\slash",
                "a.`b.c`",
                "NOT flag",
                "a IS NULL",
                " <=> ",
                " IN (",
                " NOT IN (",
                " BETWEEN ",
                "NULL)",
                ") OR (",
                ") AND (",
                "NOT (")) {
            assertTrue(all.contains(part), () -> "never " + part);
        }
    }
}
