package io.deltareplay.request;

import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.LikePattern;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The binary form of predicates. */
final class PredicateForm {
    /** Deeper than any parser goes, and not deep enough to end a stack. */
    private static final int MAX_DEPTH = 500;

    private static final int MAX_PARTS = 1 << 20;
    private static final int MAX_NAMES = 1 << 10;
    private static final int MAX_VALUE_BYTES = 64 << 20;

    private PredicateForm() {}

    /** What a predicate begins with. */
    private enum Kind {
        AND,
        OR,
        CONSTANT,
        COMPARE,
        COMPARE_COLUMNS,
        IN,
        NULL_CHECK,
        LIKE
    }

    /** What a literal begins with. */
    private enum LiteralKind {
        LONG,
        DOUBLE,
        DECIMAL,
        BYTES
    }

    /** What a part of a pattern begins with. */
    private enum PartKind {
        TEXT,
        ANY_TEXT,
        ANY_CHARACTER
    }

    static void write(DataOutput out, Where where) throws IOException {
        writeLongText(out, where.sql());
        write(out, where.predicate());
        Binary.writeText(out, where.zone().getId());
    }

    static Where readWhere(DataInput in) throws IOException {
        try {
            return new Where(readLongText(in), read(in, 0), ZoneId.of(Binary.readText(in)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a predicate that cannot be: " + e.getMessage(), e);
        }
    }

    private static void write(DataOutput out, FilePredicate predicate) throws IOException {
        if (predicate instanceof FilePredicate.And and) {
            Binary.writeEnum(out, Kind.AND);
            writeAll(out, and.parts());
        } else if (predicate instanceof FilePredicate.Or or) {
            Binary.writeEnum(out, Kind.OR);
            writeAll(out, or.parts());
        } else if (predicate instanceof FilePredicate.Constant constant) {
            Binary.writeEnum(out, Kind.CONSTANT);
            out.writeBoolean(constant.matches());
        } else if (predicate instanceof FilePredicate.Compare compare) {
            Binary.writeEnum(out, Kind.COMPARE);
            write(out, compare.column());
            Binary.writeEnum(out, compare.comparison());
            write(out, compare.literal());
        } else if (predicate instanceof FilePredicate.CompareColumns compare) {
            Binary.writeEnum(out, Kind.COMPARE_COLUMNS);
            write(out, compare.left());
            Binary.writeEnum(out, compare.comparison());
            write(out, compare.right());
        } else if (predicate instanceof FilePredicate.In among) {
            Binary.writeEnum(out, Kind.IN);
            write(out, among.column());
            out.writeInt(among.literals().size());
            for (Literal literal : among.literals()) {
                write(out, literal);
            }
            out.writeBoolean(among.negated());
        } else if (predicate instanceof FilePredicate.NullCheck check) {
            Binary.writeEnum(out, Kind.NULL_CHECK);
            write(out, check.column());
            out.writeBoolean(check.isNull());
        } else if (predicate instanceof FilePredicate.Like like) {
            Binary.writeEnum(out, Kind.LIKE);
            write(out, like.column());
            write(out, like.pattern());
            out.writeBoolean(like.negated());
        } else {
            throw new IllegalArgumentException("unknown: " + predicate);
        }
    }

    private static void writeAll(DataOutput out, List<FilePredicate> parts) throws IOException {
        out.writeInt(parts.size());
        for (FilePredicate part : parts) {
            write(out, part);
        }
    }

    private static FilePredicate read(DataInput in, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("a predicate that is nested more than %d deep".formatted(MAX_DEPTH));
        }
        return switch (Binary.readEnum(in, Kind.class)) {
            case AND -> new FilePredicate.And(readAll(in, depth + 1));
            case OR -> new FilePredicate.Or(readAll(in, depth + 1));
            case CONSTANT -> new FilePredicate.Constant(in.readBoolean());
            case COMPARE ->
                new FilePredicate.Compare(readColumn(in), Binary.readEnum(in, Comparison.class), readLiteral(in));
            case COMPARE_COLUMNS ->
                new FilePredicate.CompareColumns(readColumn(in), Binary.readEnum(in, Comparison.class), readColumn(in));
            case IN -> new FilePredicate.In(readColumn(in), readLiterals(in), in.readBoolean());
            case NULL_CHECK -> new FilePredicate.NullCheck(readColumn(in), in.readBoolean());
            case LIKE -> new FilePredicate.Like(readColumn(in), readPattern(in), in.readBoolean());
        };
    }

    private static List<FilePredicate> readAll(DataInput in, int depth) throws IOException {
        List<FilePredicate> parts = new ArrayList<>();
        for (int i = Binary.readCount(in, MAX_PARTS); i > 0; i--) {
            parts.add(read(in, depth));
        }
        return parts;
    }

    private static void write(DataOutput out, FilterColumn column) throws IOException {
        Binary.writeText(out, column.name());
        out.writeInt(column.path().size());
        for (String name : column.path()) {
            Binary.writeText(out, name);
        }
        out.writeBoolean(column.isPartition());
        Binary.writeEnum(out, column.type());
    }

    private static FilterColumn readColumn(DataInput in) throws IOException {
        String name = Binary.readText(in);
        List<String> path = new ArrayList<>();
        for (int i = Binary.readCount(in, MAX_NAMES); i > 0; i--) {
            path.add(Binary.readText(in));
        }
        return new FilterColumn(name, path, in.readBoolean(), Binary.readEnum(in, ValueType.class));
    }

    private static void write(DataOutput out, Literal literal) throws IOException {
        if (literal instanceof Literal.OfLong number) {
            Binary.writeEnum(out, LiteralKind.LONG);
            out.writeLong(number.value());
        } else if (literal instanceof Literal.OfDouble number) {
            Binary.writeEnum(out, LiteralKind.DOUBLE);
            out.writeDouble(number.value());
        } else if (literal instanceof Literal.OfDecimal number) {
            Binary.writeEnum(out, LiteralKind.DECIMAL);
            writeBytes(out, number.value().unscaledValue().toByteArray());
            out.writeInt(number.value().scale());
        } else if (literal instanceof Literal.OfBytes bytes) {
            Binary.writeEnum(out, LiteralKind.BYTES);
            writeBytes(out, bytes.value());
        } else {
            throw new IllegalArgumentException("unknown: " + literal);
        }
    }

    private static Literal readLiteral(DataInput in) throws IOException {
        return switch (Binary.readEnum(in, LiteralKind.class)) {
            case LONG -> new Literal.OfLong(in.readLong());
            case DOUBLE -> new Literal.OfDouble(in.readDouble());
            case DECIMAL -> new Literal.OfDecimal(new BigDecimal(new BigInteger(readBytes(in)), in.readInt()));
            case BYTES -> new Literal.OfBytes(readBytes(in));
        };
    }

    private static List<Literal> readLiterals(DataInput in) throws IOException {
        List<Literal> literals = new ArrayList<>();
        for (int i = Binary.readCount(in, MAX_PARTS); i > 0; i--) {
            literals.add(readLiteral(in));
        }
        return literals;
    }

    private static void write(DataOutput out, LikePattern pattern) throws IOException {
        out.writeInt(pattern.parts().size());
        for (LikePattern.Part part : pattern.parts()) {
            if (part instanceof LikePattern.Part.Text text) {
                Binary.writeEnum(out, PartKind.TEXT);
                writeLongText(out, text.text());
            } else {
                Binary.writeEnum(
                        out, part instanceof LikePattern.Part.AnyText ? PartKind.ANY_TEXT : PartKind.ANY_CHARACTER);
            }
        }
    }

    private static LikePattern readPattern(DataInput in) throws IOException {
        List<LikePattern.Part> parts = new ArrayList<>();
        for (int i = Binary.readCount(in, MAX_PARTS); i > 0; i--) {
            parts.add(
                    switch (Binary.readEnum(in, PartKind.class)) {
                        case TEXT -> new LikePattern.Part.Text(readLongText(in));
                        case ANY_TEXT -> new LikePattern.Part.AnyText();
                        case ANY_CHARACTER -> new LikePattern.Part.AnyCharacter();
                    });
        }
        return new LikePattern(parts);
    }

    /** A text that must not be cut. */
    private static void writeLongText(DataOutput out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readLongText(DataInput in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        if (bytes.length > MAX_VALUE_BYTES) {
            throw new IOException("a value of %d bytes in a predicate".formatted(bytes.length));
        }
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[Binary.readCount(in, MAX_VALUE_BYTES)];
        in.readFully(bytes);
        return bytes;
    }
}
