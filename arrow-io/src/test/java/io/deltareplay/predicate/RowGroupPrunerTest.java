package io.deltareplay.predicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.deltareplay.predicate.FilePredicate.Compare;
import io.deltareplay.predicate.FilePredicate.NullCheck;
import io.deltareplay.predicate.RowGroupPruner.LeafStatistics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowGroupPrunerTest {
    private static final FilterColumn REGION = new FilterColumn("region", List.of("region"), true, ValueType.INTEGER);
    private static final FilePredicate IS_NINE = new Compare(REGION, Comparison.EQUAL, new Literal.OfLong(9));

    /** Ten rows, of which the first two are no files. */
    private record TenRows(Map<List<String>, LeafStatistics> leaves) implements RowGroupPruner.RowGroup {
        static TenRows of(List<String> leaf, LeafStatistics statistics) {
            return new TenRows(Map.of(List.of("path"), new LeafStatistics(2, null, null), leaf, statistics));
        }

        @Override
        public long rows() {
            return 10;
        }

        @Override
        public @Nullable PlainBound bound(List<String> path, ValueType type) {
            return leaves.containsKey(path)
                    ? PlainBound.of(new PlainLeaf(PlainLeaf.Physical.INT64, new PlainLeaf.Meaning.Plain()), type)
                    : null;
        }

        @Override
        public @Nullable LeafStatistics statistics(List<String> path) {
            return leaves.get(path);
        }
    }

    private static long unmatched(FilePredicate predicate, LeafStatistics regions) {
        FileFilter filter = new FileFilter(new Where("", predicate, ZoneOffset.UTC));
        return new RowGroupPruner(filter, false)
                .unmatched(TenRows.of(List.of("partitionValues_parsed", "region"), regions));
    }

    private static byte[] int64(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    @Test
    void parsedPartitionValuesOfEveryFileBoundThemAll() {
        assertEquals(8, unmatched(IS_NINE, new LeafStatistics(2, int64(1), int64(8))));
        assertEquals(8, unmatched(new NullCheck(REGION, true), new LeafStatistics(2, int64(1), int64(8))));
        assertEquals(RowGroupPruner.MAY_MATCH, unmatched(IS_NINE, new LeafStatistics(2, int64(1), int64(9))));
    }

    /** Whoever parsed them may have looked for the key in another case, or not have understood the text. */
    @Test
    void aParsedPartitionValueThatIsNullNeedNotBeNull() {
        assertEquals(RowGroupPruner.MAY_MATCH, unmatched(IS_NINE, new LeafStatistics(3, int64(1), int64(8))));
        assertEquals(RowGroupPruner.MAY_MATCH, unmatched(IS_NINE, new LeafStatistics(10, null, null)));
        assertEquals(
                RowGroupPruner.MAY_MATCH, unmatched(new NullCheck(REGION, false), new LeafStatistics(10, null, null)));
    }
}
