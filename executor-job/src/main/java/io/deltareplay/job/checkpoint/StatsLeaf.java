package io.deltareplay.job.checkpoint;

import io.deltareplay.stats.JsonBytes;
import io.deltareplay.stats.StatsText;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** How a value of each Parquet type, read by its physical type, looks in the JSON of a file's statistics. */
interface StatsLeaf {
    /** Writes a value that is not null. */
    void write(SpecializedGetters parent, int ordinal, JsonBytes out);

    static StatsLeaf of(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> (parent, i, out) -> StatsText.writeBoolean(parent.getBoolean(i), out);
            case INT32 -> int32(logical);
            case INT64 -> int64(logical);
            case FLOAT -> (parent, i, out) -> StatsText.writeFloat(parent.getFloat(i), out);
            case DOUBLE -> (parent, i, out) -> StatsText.writeDouble(parent.getDouble(i), out);
            case INT96 -> (parent, i, out) -> StatsText.writeInt96(parent.getBinary(i), out);
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(logical);
        };
    }

    private static StatsLeaf int32(@Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            return (parent, i, out) -> StatsText.writeDate(parent.getInt(i), out);
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            int scale = decimal.getScale();
            return (parent, i, out) -> StatsText.writeDecimal(parent.getInt(i), scale, out);
        }
        return (parent, i, out) -> StatsText.writeLong(parent.getInt(i), out);
    }

    private static StatsLeaf int64(@Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            TimeUnit unit = timestamp.getUnit();
            boolean utc = timestamp.isAdjustedToUTC();
            return (parent, i, out) -> StatsText.writeTime(micros(parent.getLong(i), unit), utc, out);
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            int scale = decimal.getScale();
            return (parent, i, out) -> StatsText.writeDecimal(parent.getLong(i), scale, out);
        }
        return (parent, i, out) -> StatsText.writeLong(parent.getLong(i), out);
    }

    private static StatsLeaf bytes(@Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            int scale = decimal.getScale();
            return (parent, i, out) -> StatsText.writeDecimal(parent.getBinary(i), scale, out);
        }
        return (parent, i, out) -> {
            UTF8String text = parent.getUTF8String(i);
            byte[] bytes = text.getBytes();
            out.writeString(bytes, 0, bytes.length);
        };
    }

    private static long micros(long value, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> Math.multiplyExact(value, 1000L);
            case MICROS -> value;
            case NANOS -> Math.floorDiv(value, 1000L);
        };
    }
}
