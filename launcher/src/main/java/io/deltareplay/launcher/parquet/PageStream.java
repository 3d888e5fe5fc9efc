package io.deltareplay.launcher.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The pages of one column chunk, made ready ahead on other threads, a few at a time. When none is ready the caller
/// makes one itself, so that it never waits for a thread that is busy with another column.
final class PageStream {
    private final ChunkReader reader;
    private final PageBuffers buffers;
    private final Executor executor;
    private final ArrayDeque<Page> ready = new ArrayDeque<>();
    private final int mostAhead;
    /// Pages that may be ready or in the making; before anybody asks for a page only one.
    private int lookAhead;
    private boolean producing;
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable failure;

    PageStream(
            InputFile file,
            ColumnChunk chunk,
            PageBuffers windows,
            PageBuffers buffers,
            ReadAhead ahead,
            Executor executor) {
        this.reader = new ChunkReader(file, chunk, windows, ahead.pieceBytes());
        this.mostAhead = ahead.pages();
        this.lookAhead = Math.min(1, mostAhead);
        this.buffers = buffers;
        this.executor = executor;
        synchronized (this) {
            schedule();
        }
    }

    /// The next page, null at the end.
    @Nullable
    Page take() throws IOException {
        synchronized (this) {
            lookAhead = mostAhead;
            while (ready.isEmpty() && producing) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while reading a page", e);
                }
            }
            Page page = ready.poll();
            if (page != null) {
                schedule();
                return page;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            if (ended) {
                return null;
            }
            producing = true;
        }
        try {
            Page page = reader.next(buffers);
            synchronized (this) {
                producing = false;
                ended = page == null;
                notifyAll();
                schedule();
            }
            return page;
        } catch (IOException | RuntimeException | Error e) {
            synchronized (this) {
                producing = false;
                failure = e;
                notifyAll();
            }
            throw e;
        }
    }

    /// Gives a page's bytes back for later pages; nobody reads them any more.
    void giveBack(Page page) {
        buffers.giveBack(page.bytes());
    }

    /// Makes no more pages and waits for the one in the making: the file may be closed afterwards.
    synchronized void close() {
        closed = true;
        while (producing) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Called with the lock held.
    private void schedule() {
        if (!producing && !ended && !closed && failure == null && ready.size() < lookAhead) {
            producing = true;
            executor.execute(this::produce);
        }
    }

    private void produce() {
        while (true) {
            Page page = null;
            Throwable problem = null;
            try {
                page = reader.next(buffers);
            } catch (IOException | RuntimeException | Error e) {
                problem = e;
            }
            synchronized (this) {
                if (page != null) {
                    ready.add(page);
                } else if (problem != null) {
                    failure = problem;
                } else {
                    ended = true;
                }
                if (page == null || closed || ready.size() >= lookAhead) {
                    producing = false;
                    notifyAll();
                    return;
                }
                notifyAll();
            }
        }
    }
}
