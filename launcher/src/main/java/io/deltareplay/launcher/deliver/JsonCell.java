package io.deltareplay.launcher.deliver;

import io.deltareplay.launcher.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/// Writes the cells of one vector as JSON: maps and structs as objects, a missing value as `null`. Holds for one
/// batch.
sealed interface JsonCell {
    /// Appends the cell of that row.
    void write(int row, TextBuffer out);

    static JsonCell of(FieldVector vector) {
        return switch (vector) {
            case VarCharVector text -> new Text(text);
            case BigIntVector number -> new LongNumber(number);
            case IntVector number -> new IntNumber(number);
            case BitVector bool -> new Bool(bool);
            case MapVector map -> Mapping.of(map);
            case StructVector struct -> Struct.of(struct);
            default -> throw new IllegalArgumentException("no JSON form for " + vector.getField());
        };
    }

    record Text(VarCharVector vector) implements JsonCell {
        @Override
        public void write(int row, TextBuffer out) {
            if (vector.isNull(row)) {
                Constants.putNull(out);
                return;
            }
            long start = vector.getStartOffset(row);
            JsonText.putString(vector.getDataBuffer(), start, (int) (vector.getEndOffset(row) - start), out);
        }
    }

    record LongNumber(BigIntVector vector) implements JsonCell {
        @Override
        public void write(int row, TextBuffer out) {
            if (vector.isNull(row)) {
                Constants.putNull(out);
            } else {
                out.put(vector.get(row));
            }
        }
    }

    record IntNumber(IntVector vector) implements JsonCell {
        @Override
        public void write(int row, TextBuffer out) {
            if (vector.isNull(row)) {
                Constants.putNull(out);
            } else {
                out.put((long) vector.get(row));
            }
        }
    }

    record Bool(BitVector vector) implements JsonCell {
        @Override
        public void write(int row, TextBuffer out) {
            if (vector.isNull(row)) {
                Constants.putNull(out);
            } else {
                out.put(vector.get(row) == 1 ? Constants.TRUE : Constants.FALSE);
            }
        }
    }

    record Mapping(MapVector vector, JsonCell keys, JsonCell values) implements JsonCell {
        static Mapping of(MapVector vector) {
            StructVector entries = (StructVector) vector.getDataVector();
            return new Mapping(
                    vector, JsonCell.of((FieldVector) entries.getChildByOrdinal(0)), JsonCell.of((FieldVector)
                            entries.getChildByOrdinal(1)));
        }

        @Override
        public void write(int row, TextBuffer out) {
            if (vector.isNull(row)) {
                Constants.putNull(out);
                return;
            }
            ArrowBuf offsets = vector.getOffsetBuffer();
            int start = offsets.getInt(row * 4L);
            int end = offsets.getInt((row + 1) * 4L);
            out.put('{');
            for (int i = start; i < end; i++) {
                if (i > start) {
                    out.put(',');
                }
                keys.write(i, out);
                out.put(':');
                values.write(i, out);
            }
            out.put('}');
        }
    }

    record Struct(StructVector vector, Member[] members) implements JsonCell {
        static Struct of(StructVector vector) {
            return new Struct(vector, Member.of(vector.getChildrenFromFields()));
        }

        @Override
        public void write(int row, TextBuffer out) {
            if (vector.isNull(row)) {
                Constants.putNull(out);
            } else {
                Member.writeObject(members, row, out);
            }
        }
    }

    /// A named cell of an object.
    ///
    /// @param opening what stands before the value: a brace or comma, the name, a colon
    record Member(byte[] opening, JsonCell cell) {
        static Member[] of(List<FieldVector> vectors) {
            Member[] members = new Member[vectors.size()];
            for (int i = 0; i < members.length; i++) {
                FieldVector vector = vectors.get(i);
                String opening = (i == 0 ? "{" : ",") + Json.compact(vector.getName()) + ":";
                members[i] = new Member(opening.getBytes(StandardCharsets.UTF_8), JsonCell.of(vector));
            }
            return members;
        }

        /// Writes an object of at least one member.
        static void writeObject(Member[] members, int row, TextBuffer out) {
            for (Member member : members) {
                out.put(member.opening);
                member.cell.write(row, out);
            }
            out.put('}');
        }
    }

    /// Literals as bytes.
    final class Constants {
        private static final byte[] NULL = {'n', 'u', 'l', 'l'};
        private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
        private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

        private Constants() {}

        static void putNull(TextBuffer out) {
            out.put(NULL);
        }
    }
}
