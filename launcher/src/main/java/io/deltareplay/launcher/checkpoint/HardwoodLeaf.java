package io.deltareplay.launcher.checkpoint;

import dev.hardwood.metadata.LogicalType.DateType;
import dev.hardwood.metadata.LogicalType.DecimalType;
import dev.hardwood.metadata.LogicalType.IntType;
import dev.hardwood.metadata.LogicalType.TimestampType;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import io.deltareplay.predicate.PlainLeaf;
import io.deltareplay.predicate.PlainLeaf.Meaning;
import io.deltareplay.predicate.PlainLeaf.Physical;

/// What Hardwood says of a leaf, in the words of predicates.
final class HardwoodLeaf {
    private HardwoodLeaf() {}

    static PlainLeaf of(PrimitiveNode leaf) {
        return new PlainLeaf(
                switch (leaf.type()) {
                    case BOOLEAN -> Physical.BOOLEAN;
                    case INT32 -> Physical.INT32;
                    case INT64 -> Physical.INT64;
                    case INT96 -> Physical.INT96;
                    case FLOAT -> Physical.FLOAT;
                    case DOUBLE -> Physical.DOUBLE;
                    case BYTE_ARRAY -> Physical.BYTE_ARRAY;
                    case FIXED_LEN_BYTE_ARRAY -> Physical.FIXED_LEN_BYTE_ARRAY;
                },
                switch (leaf.logicalType()) {
                    case null -> new Meaning.Plain();
                    case IntType whole -> new Meaning.Plain();
                    case DateType date -> new Meaning.Date();
                    case DecimalType decimal -> new Meaning.Decimal(decimal.scale());
                    case TimestampType time -> new Meaning.Timestamp(perSecond(time), time.isAdjustedToUTC());
                    default -> new Meaning.Other();
                });
    }

    private static long perSecond(TimestampType time) {
        return switch (time.unit()) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> 1_000_000_000;
        };
    }
}
