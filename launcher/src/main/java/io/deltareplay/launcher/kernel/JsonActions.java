package io.deltareplay.launcher.kernel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.deltareplay.launcher.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The actions of one JSON file that a schema asks for, a few rows at a time. Each line is one action, as whoever
/// replays the file has it. The whole file is parsed and anything that is not JSON is an error, in the lines of
/// other
/// actions too.
final class JsonActions implements CloseableIterator<ColumnarBatch> {
    /// The length of a line is not for this program to limit: a commit may hold megabytes of statistics.
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final int BATCH_ROWS = 64;

    private final String path;
    private final StructType schema;
    private final LogReadErrors errors;
    private final JsonLines lines;
    private boolean started;
    private @Nullable ColumnarBatch next;

    JsonActions(Storage storage, String path, StructType schema, LogReadErrors errors) {
        this.path = path;
        this.schema = schema;
        this.errors = errors;
        try {
            lines = new JsonLines(storage.open(path));
        } catch (IOException e) {
            throw errors.unreadable(path, e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            List<@Nullable Object[]> rows = read();
            next = rows.isEmpty() ? null : new RowBatch(schema, rows);
        }
        return next != null;
    }

    @Override
    public ColumnarBatch next() {
        ColumnarBatch batch = hasNext() ? next : null;
        if (batch == null) {
            throw new NoSuchElementException(path);
        }
        next = null;
        return batch;
    }

    /// All rows that are left, as [ObjectVector] has them.
    List<@Nullable Object[]> remainingRows() {
        List<@Nullable Object[]> all = new ArrayList<>();
        for (List<@Nullable Object[]> rows = read(); !rows.isEmpty(); rows = read()) {
            all.addAll(rows);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /// Rows in which nothing that was asked for is set are left out, except the file's first: Kernel looks for the
    /// commit's timestamp in the first row.
    private List<@Nullable Object[]> read() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try {
            while (rows.size() < BATCH_ROWS && lines.next()) {
                @Nullable Object[] row = action();
                if (row != null && (!started || !isEmpty(row))) {
                    rows.add(row);
                }
                started |= row != null;
            }
        } catch (JsonParseException e) {
            throw errors.damagedLine(path, lines.number(), "not a JSON object: " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException | DamagedValueException e) {
            throw errors.damagedLine(path, lines.number(), LogJsonHandler.reason(e), e);
        } catch (IOException e) {
            throw errors.unreadable(path, e);
        }
        return rows;
    }

    /// The line's action; null when the line is blank.
    private @Nullable Object @Nullable [] action() throws IOException {
        try (JsonParser json = JSON.createParser(lines.bytes(), lines.offset(), lines.length())) {
            JsonToken first = json.nextToken();
            if (first == null) {
                return null;
            }
            if (first != JsonToken.START_OBJECT) {
                throw new DamagedValueException("an action: expected START_OBJECT, found " + first);
            }
            @Nullable Object[] row = JsonValues.struct(json, schema, "action");
            if (json.nextToken() != null) {
                throw new DamagedValueException("something follows the action: expected the end of the line");
            }
            return row;
        }
    }

    private static boolean isEmpty(@Nullable Object[] row) {
        for (Object value : row) {
            if (value != null) {
                return false;
            }
        }
        return true;
    }
}
