package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.ColumnSchema;
import io.deltareplay.launcher.parquet.PageHeader.Kind;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A column's current page, taken apart into levels and values, and the step to the next one.
final class ColumnPages {
    private static final int PLAIN = 0;
    private static final int PLAIN_DICTIONARY = 2;
    private static final int RLE = 3;
    private static final int RLE_DICTIONARY = 8;

    private final ColumnSchema column;
    private final PageBuffers windows = new PageBuffers();
    private final PageBuffers buffers = new PageBuffers();
    private final RunDecoder repetition = new RunDecoder();
    private final RunDecoder definition = new RunDecoder();
    private final RunDecoder indices = new RunDecoder();
    private @Nullable PageStream stream;
    private @Nullable PageStream prepared;
    private @Nullable Page page;
    private @Nullable Dictionary dictionary;
    private int valuesLeft;
    private boolean indexed;
    private int valuesStart;
    private int valuesEnd;

    ColumnPages(ColumnSchema column) {
        this.column = column;
    }

    /// Starts on a row group's chunk. The one before is finished.
    void start(InputFile file, ColumnChunk chunk, ReadAhead ahead, Executor executor) {
        stream = prepared == null ? new PageStream(file, chunk, windows, buffers, ahead, executor) : prepared;
        prepared = null;
        page = null;
        dictionary = null;
        valuesLeft = 0;
    }

    /// Makes the first page ready of the chunk that will be started on next.
    void prepare(InputFile file, ColumnChunk chunk, ReadAhead ahead, Executor executor) {
        prepared = new PageStream(file, chunk, windows, buffers, ahead, executor);
    }

    /// Ends the work on the current chunk.
    void end() {
        if (stream != null) {
            stream.close();
            if (page != null) {
                stream.giveBack(page);
                page = null;
            }
        }
    }

    void close() {
        end();
        if (prepared != null) {
            prepared.close();
        }
    }

    ColumnSchema column() {
        return column;
    }

    /// Values, nulls included, that the current page still has. The caller counts them down with [#consume].
    int valuesLeft() {
        return valuesLeft;
    }

    void consume(int values) {
        valuesLeft -= values;
    }

    RunDecoder repetition() {
        return repetition;
    }

    RunDecoder definition() {
        return definition;
    }

    /// The dictionary indices of the page's values; only when [#isIndexed].
    RunDecoder indices() {
        return indices;
    }

    /// Whether the page's values are indices into [#dictionary], else they are plain, from [#valuesStart] on.
    boolean isIndexed() {
        return indexed;
    }

    Dictionary dictionary() throws IOException {
        if (dictionary == null) {
            throw new IOException("%s: a page refers to a dictionary that is not there".formatted(column.fieldPath()));
        }
        return dictionary;
    }

    /// The chunk's dictionary, if there is one.
    @Nullable
    Dictionary knownDictionary() {
        return dictionary;
    }

    byte[] bytes() {
        return page == null ? new byte[0] : page.bytes();
    }

    int valuesStart() {
        return valuesStart;
    }

    int valuesEnd() {
        return valuesEnd;
    }

    /// Steps to the next page that has values.
    ///
    /// @return false at the chunk's end
    boolean nextPage() throws IOException {
        PageStream current = stream;
        if (current == null) {
            return false;
        }
        if (page != null) {
            current.giveBack(page);
            page = null;
        }
        while (true) {
            Page next = current.take();
            if (next == null) {
                return false;
            }
            if (next.header().kind() == Kind.DICTIONARY) {
                dictionary = Dictionary.of(next, column);
                current.giveBack(next);
            } else if (next.header().values() > 0) {
                open(next);
                return true;
            } else {
                current.giveBack(next);
            }
        }
    }

    private void open(Page next) throws IOException {
        page = next;
        PageHeader header = next.header();
        valuesLeft = header.values();
        valuesEnd = header.uncompressedSize();
        int at = header.kind() == Kind.DATA_V2 ? openLevels2(header) : openLevels1(next);
        valuesStart = at;
        switch (header.encoding()) {
            case PLAIN -> indexed = false;
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                indexed = true;
                if (at == valuesEnd) {
                    // A page of nulls only has no values, not even their width.
                    indices.reset(next.bytes(), at, at, 0);
                } else {
                    indices.reset(next.bytes(), at + 1, valuesEnd, next.bytes()[at]);
                }
            }
            case RLE -> {
                if (column.type() != PhysicalType.BOOLEAN) {
                    throw unsupported(header);
                }
                indexed = true;
                // The runs of booleans are preceded by their length in bytes.
                indices.reset(next.bytes(), Math.min(at + Integer.BYTES, valuesEnd), valuesEnd, 1);
            }
            default -> throw unsupported(header);
        }
    }

    private IOException unsupported(PageHeader header) {
        return new IOException("%s: a page has encoding %d, which its column chunk does not declare"
                .formatted(column.fieldPath(), header.encoding()));
    }

    private int openLevels1(Page next) throws IOException {
        int at = 0;
        if (column.maxRepetitionLevel() > 0) {
            at = openLevels(repetition, next.bytes(), at, column.maxRepetitionLevel());
        }
        if (column.maxDefinitionLevel() > 0) {
            at = openLevels(definition, next.bytes(), at, column.maxDefinitionLevel());
        }
        return at;
    }

    /// @return where the levels end
    private int openLevels(RunDecoder levels, byte[] bytes, int start, int max) throws IOException {
        int length = start + Integer.BYTES <= valuesEnd ? Bytes.int32(bytes, start) : -1;
        if (length < 0 || length > valuesEnd - start - Integer.BYTES) {
            throw new IOException("%s: a page's levels are longer than the page".formatted(column.fieldPath()));
        }
        int first = start + Integer.BYTES;
        levels.reset(bytes, first, first + length, width(max));
        return first + length;
    }

    private int openLevels2(PageHeader header) throws IOException {
        int levels = header.repetitionBytes() + header.definitionBytes();
        repetition.reset(bytes(), 0, header.repetitionBytes(), width(column.maxRepetitionLevel()));
        definition.reset(bytes(), header.repetitionBytes(), levels, width(column.maxDefinitionLevel()));
        return levels;
    }

    private static int width(int max) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(max);
    }
}
