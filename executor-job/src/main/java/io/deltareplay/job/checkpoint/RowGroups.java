package io.deltareplay.job.checkpoint;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.parquet.VectorizedParquetRecordReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * Some row groups of one Parquet file, decoded by Spark's vectorised reader, batch by batch.
 *
 * <p>The reader is given the open file and the schema to read. Its usual way in opens the file by itself, as the user's conf tells it
 * to, and takes what it shall read from conf, too. This way in is public, but one of its parameters is an interface that only Spark's
 * own package sees: hence reflection, once per file.
 */
final class RowGroups implements AutoCloseable {
    private static final String SOURCE =
            "org.apache.spark.sql.execution.datasources.parquet.SpecificParquetRecordReaderBase$ParquetRowGroupReader";
    private static final int BATCH_ROWS = 4096;

    private final VectorizedParquetRecordReader reader;

    private RowGroups(VectorizedParquetRecordReader reader) {
        this.reader = reader;
    }

    /**
     * Makes ready to read.
     *
     * @param file what is read; the caller closes it
     * @param indices the row groups, in order
     * @param rows how many rows those have
     */
    static RowGroups open(ParquetFileReader file, MessageType requested, List<Integer> indices, int rows)
            throws IOException {
        file.setRequestedSchema(requested);
        // No rebasing of dates, no time zone: what is read is what is written.
        VectorizedParquetRecordReader reader =
                new VectorizedParquetRecordReader(null, "CORRECTED", "UTC", "CORRECTED", "UTC", false, BATCH_ROWS);
        initialise(reader, requested, new Source(file, indices), rows);
        reader.initBatch(new StructType(), new GenericInternalRow(new Object[0]));
        reader.enableReturningBatches();
        return new RowGroups(reader);
    }

    private static void initialise(VectorizedParquetRecordReader reader, MessageType requested, Source source, int rows)
            throws IOException {
        try {
            ClassLoader spark = VectorizedParquetRecordReader.class.getClassLoader();
            Class<?> type = Class.forName(SOURCE, false, spark);
            Object proxy = Proxy.newProxyInstance(spark, new Class<?>[] {type}, source);
            VectorizedParquetRecordReader.class
                    .getMethod("initialize", MessageType.class, MessageType.class, type, int.class)
                    .invoke(reader, requested, requested, proxy, rows);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Spark reads Parquet in another way", e);
        }
    }

    /** The next batch, valid until the next call; null at the end. */
    @Nullable
    ColumnarBatch next() throws IOException {
        return reader.nextBatch() ? reader.resultBatch() : null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Hands over row group after row group. */
    private static final class Source implements InvocationHandler {
        private final ParquetFileReader file;
        private final List<Integer> indices;
        private int next;

        Source(ParquetFileReader file, List<Integer> indices) {
            this.file = file;
            this.indices = indices;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws IOException {
            return switch (method.getName()) {
                case "readNextRowGroup" -> next < indices.size() ? file.readRowGroup(indices.get(next++)) : null;
                case "close" -> null;
                default -> throw new UnsupportedOperationException(method.getName());
            };
        }
    }
}
