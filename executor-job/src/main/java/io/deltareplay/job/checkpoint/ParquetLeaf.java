package io.deltareplay.job.checkpoint;

import io.deltareplay.predicate.PlainLeaf;
import io.deltareplay.predicate.PlainLeaf.Meaning;
import io.deltareplay.predicate.PlainLeaf.Physical;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** What parquet-mr says of a leaf, in the words of predicates. */
final class ParquetLeaf {
    private ParquetLeaf() {}

    static PlainLeaf of(PrimitiveType leaf) {
        return new PlainLeaf(physical(leaf), meaning(leaf.getLogicalTypeAnnotation()));
    }

    private static Physical physical(PrimitiveType leaf) {
        return switch (leaf.getPrimitiveTypeName()) {
            case BOOLEAN -> Physical.BOOLEAN;
            case INT32 -> Physical.INT32;
            case INT64 -> Physical.INT64;
            case INT96 -> Physical.INT96;
            case FLOAT -> Physical.FLOAT;
            case DOUBLE -> Physical.DOUBLE;
            case BINARY -> Physical.BYTE_ARRAY;
            case FIXED_LEN_BYTE_ARRAY -> Physical.FIXED_LEN_BYTE_ARRAY;
        };
    }

    private static Meaning meaning(@Nullable LogicalTypeAnnotation logical) {
        if (logical == null || logical instanceof IntLogicalTypeAnnotation) {
            return new Meaning.Plain();
        } else if (logical instanceof DateLogicalTypeAnnotation) {
            return new Meaning.Date();
        } else if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new Meaning.Decimal(decimal.getScale());
        } else if (logical instanceof TimestampLogicalTypeAnnotation time) {
            return new Meaning.Timestamp(perSecond(time), time.isAdjustedToUTC());
        }
        return new Meaning.Other();
    }

    private static long perSecond(TimestampLogicalTypeAnnotation time) {
        return switch (time.getUnit()) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> 1_000_000_000;
        };
    }
}
