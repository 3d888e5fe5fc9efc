package io.deltareplay.launcher.checkpoint;

import static dev.hardwood.metadata.PhysicalType.BYTE_ARRAY;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.LogicalType.DateType;
import dev.hardwood.metadata.LogicalType.DecimalType;
import dev.hardwood.metadata.LogicalType.EnumType;
import dev.hardwood.metadata.LogicalType.IntType;
import dev.hardwood.metadata.LogicalType.JsonType;
import dev.hardwood.metadata.LogicalType.StringType;
import dev.hardwood.metadata.LogicalType.TimestampType;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.stats.JsonBytes;
import io.deltareplay.stats.StatsText;
import io.deltareplay.stats.StatsType;
import java.util.Arrays;

/// How a value of each Parquet type looks in the JSON of a file's statistics.
final class StatsValue {

    private StatsValue() {}

    /// Writes the value that a leaf has for a row; the value is not null.
    @FunctionalInterface
    interface Writer {
        void write(StatsValues values, int row, JsonBytes out);
    }

    /// @param annotated whether the file annotates text
    static Writer writer(PrimitiveNode leaf, boolean annotated) {
        StatsType type = type(leaf, annotated);
        return switch (leaf.type()) {
            case BOOLEAN -> (values, row, out) -> StatsText.writeBoolean(values.bool(row), out);
            case INT32 -> (values, row, out) -> type.writeInt32(values.int32(row), out);
            case INT64 -> (values, row, out) -> type.writeInt64(values.int64(row), out);
            case FLOAT -> (values, row, out) -> StatsText.writeFloat(values.float32(row), out);
            case DOUBLE -> (values, row, out) -> StatsText.writeDouble(values.float64(row), out);
            case INT96 ->
                (values, row, out) -> StatsText.writeInt96(
                        Arrays.copyOfRange(values.bytes(row), values.start(row), values.end(row)), out);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
                (values, row, out) -> type.writeBytes(values.bytes(row), values.start(row), values.end(row), out);
        };
    }

    private static StatsType type(PrimitiveNode leaf, boolean annotated) {
        return switch (leaf.logicalType()) {
            case StringType s -> StatsType.TEXT;
            case EnumType e -> StatsType.TEXT;
            case JsonType j -> StatsType.TEXT;
            case DateType d -> StatsType.DATE;
            case DecimalType d -> new StatsType.Decimal(d.scale());
            case TimestampType t -> new StatsType.Timestamp(perSecond(t), t.isAdjustedToUTC());
            case IntType i -> i.isSigned() ? StatsType.STORED : StatsType.UNSIGNED;
            case null -> leaf.type() == BYTE_ARRAY ? StatsType.bytes(annotated) : StatsType.STORED;
            case LogicalType other -> StatsType.STORED;
        };
    }

    private static long perSecond(TimestampType time) {
        return switch (time.unit()) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> 1_000_000_000;
        };
    }
}
