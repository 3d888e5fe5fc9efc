package io.deltareplay.launcher.snapshot;

import io.deltareplay.filelist.FileColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;

/// Deletion vectors, which most files do not have: which members are there, then the numbers, then the texts.
final class DeletionVectorColumn extends Column {
    private static final int MEMBERS = 0;
    private static final int OFFSET = MEMBERS + Integer.BYTES;
    private static final int SIZE = OFFSET + Integer.BYTES;
    private static final int CARDINALITY = SIZE + Integer.BYTES;
    private static final int TYPE_LENGTH = CARDINALITY + Long.BYTES;
    private static final int PLACE_LENGTH = TYPE_LENGTH + Integer.BYTES;
    private static final int TEXTS = PLACE_LENGTH + Integer.BYTES;

    private static final int TYPE_MEMBER = 0;
    private static final int PLACE_MEMBER = 1;
    private static final int OFFSET_MEMBER = 2;
    private static final int SIZE_MEMBER = 3;
    private static final int CARDINALITY_MEMBER = 4;

    private static final byte[] NO_ID = {};

    private final Texts types = new Texts();
    private final Texts places = new Texts();
    private int[] members = new int[1024];
    private int[] offsets = new int[1024];
    private int[] sizes = new int[1024];
    private long[] cardinalities = new long[1024];

    DeletionVectorColumn(FileColumn column) {
        super(column);
    }

    /// The unique id of a record's deletion vector, as [io.deltareplay.action.DeletionVector#uniqueId()] makes it;
    /// empty when it has none.
    static byte[] id(byte[] records, int record) {
        if ((Records.columns(records, record) & Records.bit(FileColumn.DELETION_VECTOR)) == 0) {
            return NO_ID;
        }
        int at = record + Records.PATH + Records.pathLength(records, record);
        int length = Records.getInt(records, at + TYPE_LENGTH) + Records.getInt(records, at + PLACE_LENGTH);
        String id = new String(records, at + TEXTS, length, StandardCharsets.UTF_8);
        boolean hasOffset = (Records.getInt(records, at + MEMBERS) & 1 << OFFSET_MEMBER) != 0;
        return (hasOffset ? id + "@" + Records.getInt(records, at + OFFSET) : id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void loadValues(FieldVector source, int rows) {
        begin(rows);
        List<FieldVector> children = source.getChildrenFromFields();
        types.load((VarCharVector) children.get(TYPE_MEMBER), rows);
        places.load((VarCharVector) children.get(PLACE_MEMBER), rows);
        IntVector offset = (IntVector) children.get(OFFSET_MEMBER);
        IntVector size = (IntVector) children.get(SIZE_MEMBER);
        BigIntVector cardinality = (BigIntVector) children.get(CARDINALITY_MEMBER);
        for (int row = 0; row < rows; row++) {
            members[row] = 0;
            for (int member = 0; member < children.size(); member++) {
                members[row] |= children.get(member).isNull(row) ? 0 : 1 << member;
            }
            offsets[row] = offset.isNull(row) ? 0 : offset.get(row);
            sizes[row] = size.isNull(row) ? 0 : size.get(row);
            cardinalities[row] = cardinality.isNull(row) ? 0 : cardinality.get(row);
        }
    }

    @Override
    void addSizes(int[] total, int rows) {
        for (int row = 0; row < rows; row++) {
            if (presence.isPresent(row)) {
                total[row] += TEXTS + types.end(row) - types.start(row) + places.end(row) - places.start(row);
            }
        }
    }

    @Override
    void encode(int from, int to, byte[] records, int[] at) {
        for (int row = from; row < to; row++) {
            if (presence.isPresent(row)) {
                at[row - from] = encode(row, records, at[row - from]);
            }
        }
    }

    private int encode(int row, byte[] records, int at) {
        int typeLength = types.end(row) - types.start(row);
        int placeLength = places.end(row) - places.start(row);
        Records.putInt(records, at + MEMBERS, members[row]);
        Records.putInt(records, at + OFFSET, offsets[row]);
        Records.putInt(records, at + SIZE, sizes[row]);
        Records.putLong(records, at + CARDINALITY, cardinalities[row]);
        Records.putInt(records, at + TYPE_LENGTH, typeLength);
        Records.putInt(records, at + PLACE_LENGTH, placeLength);
        System.arraycopy(types.bytes(), types.start(row), records, at + TEXTS, typeLength);
        System.arraycopy(places.bytes(), places.start(row), records, at + TEXTS + typeLength, placeLength);
        return at + TEXTS + typeLength + placeLength;
    }

    /// Where the record of a file goes on that has a deletion vector which is not delivered.
    static int end(byte[] records, int record, int at) {
        return (Records.columns(records, record) & Records.bit(FileColumn.DELETION_VECTOR)) == 0
                ? at
                : at + TEXTS + Records.getInt(records, at + TYPE_LENGTH) + Records.getInt(records, at + PLACE_LENGTH);
    }

    @Override
    void begin(int rows) {
        if (members.length < rows) {
            members = new int[rows];
            offsets = new int[rows];
            sizes = new int[rows];
            cardinalities = new long[rows];
        }
        types.clear();
        places.clear();
    }

    @Override
    int decodeValue(byte[] records, int record, int at, int row) {
        int typeLength = Records.getInt(records, at + TYPE_LENGTH);
        int placeLength = Records.getInt(records, at + PLACE_LENGTH);
        members[row] = Records.getInt(records, at + MEMBERS);
        offsets[row] = Records.getInt(records, at + OFFSET);
        sizes[row] = Records.getInt(records, at + SIZE);
        cardinalities[row] = Records.getLong(records, at + CARDINALITY);
        types.append(records, at + TEXTS, typeLength);
        places.append(records, at + TEXTS + typeLength, placeLength);
        return at + TEXTS + typeLength + placeLength;
    }

    @Override
    void decodeNull(int row) {
        members[row] = 0;
        offsets[row] = 0;
        sizes[row] = 0;
        cardinalities[row] = 0;
        types.endText(0);
        places.endText(0);
    }

    @Override
    void store(FieldVector target, int rows) {
        StructVector structs = (StructVector) target;
        while (structs.getValueCapacity() < rows) {
            structs.setInitialCapacity(rows);
            structs.allocateNew();
        }
        List<FieldVector> children = structs.getChildrenFromFields();
        types.store((VarCharVector) children.get(TYPE_MEMBER));
        places.store((VarCharVector) children.get(PLACE_MEMBER));
        IntVector offset = (IntVector) children.get(OFFSET_MEMBER);
        IntVector size = (IntVector) children.get(SIZE_MEMBER);
        BigIntVector cardinality = (BigIntVector) children.get(CARDINALITY_MEMBER);
        for (int row = 0; row < rows; row++) {
            offset.setSafe(row, offsets[row]);
            size.setSafe(row, sizes[row]);
            cardinality.setSafe(row, cardinalities[row]);
        }
        Presence bits = new Presence();
        for (int member = 0; member < children.size(); member++) {
            bits.clear(rows);
            for (int row = 0; row < rows; row++) {
                if ((members[row] & 1 << member) != 0) {
                    bits.set(row);
                }
            }
            bits.store(children.get(member).getValidityBuffer(), rows);
            children.get(member).setValueCount(rows);
        }
        presence.store(structs.getValidityBuffer(), rows);
        structs.setValueCount(rows);
    }
}
