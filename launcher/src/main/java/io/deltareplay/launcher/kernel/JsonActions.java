package io.deltareplay.launcher.kernel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The actions of one JSON file that a schema asks for, a few rows at a time. The whole file is parsed and anything
/// that is not JSON is an error, in the lines of other actions too.
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
    private final JsonParser json;
    private boolean started;
    private @Nullable ColumnarBatch next;

    JsonActions(Storage storage, String path, StructType schema, LogReadErrors errors) {
        this.path = path;
        this.schema = schema;
        this.errors = errors;
        try {
            json = JSON.createParser(storage.open(path));
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
        json.close();
    }

    /// Rows in which nothing that was asked for is set are left out, except the file's first: Kernel looks for the
    /// commit's timestamp in the first row.
    private List<@Nullable Object[]> read() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try {
            while (rows.size() < BATCH_ROWS && json.nextToken() != null) {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw new DamagedValueException("expected an action, a JSON object, found " + json.getText());
                }
                @Nullable Object[] row = JsonValues.struct(json, schema, "action");
                if (!started || !isEmpty(row)) {
                    rows.add(row);
                }
                started = true;
            }
        } catch (JsonProcessingException | DamagedValueException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw errors.unreadable(path, e);
        }
        return rows;
    }

    private DeltaReplayException damaged(IOException cause) {
        JsonLocation location = json.currentTokenLocation();
        if (cause instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
            location = syntax.getLocation();
        }
        return errors.damaged(path, "line %d: %s".formatted(location.getLineNr(), LogJsonHandler.reason(cause)), cause);
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
