package io.deltareplay.job.task;

import io.deltareplay.channel.TaskAccess;
import io.deltareplay.channel.TaskStream;
import io.deltareplay.channel.YieldException;
import io.deltareplay.filelist.FileColumn;
import io.deltareplay.filelist.FileListSchema;
import io.deltareplay.job.problem.ReplayFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.jspecify.annotations.Nullable;

/**
 * One partition on its way to the launcher. The connection is made when the first batch is ready. Owns the memory of the task's
 * batches: close it last.
 */
public final class TaskOutput implements AutoCloseable {
    /** A batch, its text, and what it is sent from, many times over: more is a leak. */
    private static final long MAX_BYTES = 1L << 30;

    private final TaskAccess access;
    private final int partition;
    private final long attempt;
    private final Schema schema;
    private final BufferAllocator allocator = new RootAllocator(MAX_BYTES);
    private @Nullable TaskStream stream;

    public TaskOutput(TaskAccess access, int partition, Set<FileColumn> columns, TaskContext context) {
        this.access = access;
        this.partition = partition;
        this.attempt = context.taskAttemptId();
        this.schema = FileListSchema.of(columns, Map.of());
    }

    /** Where the task's batches are allocated. */
    public BufferAllocator allocator() {
        return allocator;
    }

    /** Sends a batch; blocks while the launcher cannot take it. */
    public void write(VectorSchemaRoot batch) {
        try {
            opened().write(batch);
        } catch (YieldException e) {
            throw yielded(e);
        } catch (IOException e) {
            throw new UncheckedIOException("partition %d cannot be sent".formatted(partition), e);
        }
    }

    /**
     * Ends the partition, and returns when the launcher has all of it.
     *
     * @return how many rows it has; those of another attempt when the launcher has that one
     */
    public long commit() {
        try {
            return opened().commit();
        } catch (YieldException e) {
            throw yielded(e);
        } catch (IOException e) {
            throw new UncheckedIOException("partition %d cannot be completed".formatted(partition), e);
        }
    }

    /** Tells the launcher, as far as it can be told, why the partition will not come. */
    public void fail(ReplayFailure failure) {
        try {
            TaskStream open = stream;
            if (open == null) {
                TaskStream.reportFailure(access, partition, attempt, failure.problem());
            } else {
                open.fail(failure.problem());
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** The launcher needs the room that this attempt takes: Spark starts another one, and does not count this as a failure. */
    private static TaskKilledException yielded(YieldException cause) {
        TaskKilledException killed = new TaskKilledException("the launcher asked for its spill space back");
        killed.initCause(cause);
        return killed;
    }

    private TaskStream opened() throws IOException {
        TaskStream open = stream;
        if (open == null) {
            open = TaskStream.open(access, partition, attempt, schema, allocator);
            stream = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
        allocator.close();
    }
}
