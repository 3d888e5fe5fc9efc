package io.deltareplay.job.checkpoint;

import io.deltareplay.stats.JsonBytes;
import io.deltareplay.stats.StatsText;
import io.deltareplay.stats.StatsType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** How a value of each Parquet type, read by its physical type, looks in the JSON of a file's statistics. */
interface StatsLeaf {
    /** Writes a value that is not null. */
    void write(SpecializedGetters parent, int ordinal, JsonBytes out);

    /** @param annotated whether the file annotates text */
    static StatsLeaf of(PrimitiveType leaf, boolean annotated) {
        StatsType type = type(leaf, annotated);
        return switch (leaf.getPrimitiveTypeName()) {
            case BOOLEAN -> (parent, i, out) -> StatsText.writeBoolean(parent.getBoolean(i), out);
            case INT32 -> (parent, i, out) -> type.writeInt32(parent.getInt(i), out);
            case INT64 -> (parent, i, out) -> type.writeInt64(parent.getLong(i), out);
            case FLOAT -> (parent, i, out) -> StatsText.writeFloat(parent.getFloat(i), out);
            case DOUBLE -> (parent, i, out) -> StatsText.writeDouble(parent.getDouble(i), out);
            case INT96 -> (parent, i, out) -> StatsText.writeInt96(parent.getBinary(i), out);
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                (parent, i, out) -> {
                    byte[] bytes = parent.getBinary(i);
                    type.writeBytes(bytes, 0, bytes.length, out);
                };
        };
    }

    private static StatsType type(PrimitiveType leaf, boolean annotated) {
        LogicalTypeAnnotation logical = leaf.getLogicalTypeAnnotation();
        if (logical instanceof StringLogicalTypeAnnotation
                || logical instanceof EnumLogicalTypeAnnotation
                || logical instanceof JsonLogicalTypeAnnotation) {
            return StatsType.TEXT;
        }
        if (logical instanceof DateLogicalTypeAnnotation) {
            return StatsType.DATE;
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new StatsType.Decimal(decimal.getScale());
        }
        if (logical instanceof TimestampLogicalTypeAnnotation time) {
            return new StatsType.Timestamp(perSecond(time), time.isAdjustedToUTC());
        }
        if (logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
            return StatsType.UNSIGNED;
        }
        boolean bare = logical == null && leaf.getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        return bare ? StatsType.bytes(annotated) : StatsType.STORED;
    }

    private static long perSecond(TimestampLogicalTypeAnnotation time) {
        return switch (time.getUnit()) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> 1_000_000_000;
        };
    }
}
