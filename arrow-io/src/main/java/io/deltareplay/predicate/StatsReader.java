package io.deltareplay.predicate;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads from a file's statistics what they say of some columns, and passes over everything else. Statistics that are no JSON say
 * nothing.
 */
final class StatsReader {
    private final List<Column> columns = new ArrayList<>();
    private final Field root = new Field();
    private final boolean countsMatter;
    private final Node predicate;
    private final StatsValueReader values;
    private final JsonScanner json = new JsonScanner();
    private long numRecords;

    /** A column's bounds, and the count of its nulls in the file that is read. */
    private static final class Column {
        private final ColumnBounds bounds;
        private long nulls;

        Column(ColumnBounds bounds) {
            this.bounds = bounds;
        }
    }

    /** What a value in the statistics tells. */
    private enum Meaning {
        LOWER,
        UPPER,
        NULLS,
        RECORDS
    }

    /** A field of the statistics that is asked for, or that holds such. */
    private static final class Field {
        private final List<Field> fields = new ArrayList<>();
        /** The fields' names in UTF-8. */
        private byte[][] names = {};

        private final List<Column> columns = new ArrayList<>();
        private Meaning meaning = Meaning.RECORDS;

        Field child(String name) {
            byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < names.length; i++) {
                if (Arrays.equals(names[i], wanted)) {
                    return fields.get(i);
                }
            }
            Field added = new Field();
            fields.add(added);
            names = Arrays.copyOf(names, names.length + 1);
            names[names.length - 1] = wanted;
            return added;
        }
    }

    /**
     * @param countsMatter whether the counts of nulls decide even where both bounds are known
     * @param predicate what the bounds are for
     */
    StatsReader(Map<FilterColumn, ColumnBounds> asked, ZoneId zone, boolean countsMatter, Node predicate) {
        this.countsMatter = countsMatter;
        this.predicate = predicate;
        values = new StatsValueReader(zone);
        root.child("numRecords");
        Field minValues = root.child("minValues");
        Field maxValues = root.child("maxValues");
        Field nullCount = root.child("nullCount");
        asked.forEach((column, bounds) -> {
            if (!column.isPartition()) {
                Column target = new Column(bounds);
                columns.add(target);
                add(minValues, column.path(), target, Meaning.LOWER);
                add(maxValues, column.path(), target, Meaning.UPPER);
                add(nullCount, column.path(), target, Meaning.NULLS);
            }
        });
    }

    private static void add(Field parent, List<String> path, Column column, Meaning meaning) {
        Field field = parent;
        for (String name : path) {
            field = field.child(name);
        }
        field.columns.add(column);
        field.meaning = meaning;
    }

    /** Sets the bounds of the columns. */
    void read(byte[] bytes, int start, int end) {
        numRecords = -1;
        for (Column column : columns) {
            column.nulls = -1;
            column.bounds.unknown();
        }
        json.reset(bytes, start, end);
        try {
            if (!readObject(root)) {
                return;
            }
        } catch (JsonScanner.MalformedException e) {
            columns.forEach(column -> column.bounds.unknown());
            return;
        }
        for (Column column : columns) {
            column.bounds.counts(column.nulls, numRecords);
        }
    }

    /** @return false when enough was read to decide */
    private boolean readObject(Field field) {
        json.enterObject();
        for (int name = json.nextField(field.names); name >= 0; name = json.nextField(field.names)) {
            readField(field.fields.get(name));
            if (field == root && isDecided()) {
                return false;
            }
        }
        return true;
    }

    /** Statistics are the bulk of a log: nothing of them is read in vain. */
    private boolean isDecided() {
        if (!predicate.mayMatch()) {
            return true;
        }
        if (countsMatter) {
            return false;
        }
        for (Column column : columns) {
            if (!column.bounds.isBounded()) {
                return false;
            }
        }
        return true;
    }

    private void readField(Field field) {
        byte first = json.peek();
        if (first == '{' && !field.fields.isEmpty()) {
            readObject(field);
        } else if (first == '{' || first == '[') {
            json.skipValue();
        } else {
            boolean quoted = first == '"';
            if (quoted) {
                json.readString();
            } else {
                json.readToken();
            }
            readValue(field, quoted);
        }
    }

    private void readValue(Field field, boolean quoted) {
        switch (field.meaning) {
            case RECORDS -> numRecords = field.fields.isEmpty() && !quoted ? values.count(json) : numRecords;
            case NULLS -> {
                long nulls = quoted ? -1 : values.count(json);
                field.columns.forEach(column -> column.nulls = nulls);
            }
            case LOWER -> field.columns.forEach(column -> values.lower(json, quoted, column.bounds));
            case UPPER -> field.columns.forEach(column -> values.upper(json, quoted, column.bounds));
        }
    }
}
