package io.deltareplay.launcher.deliver;

import io.deltareplay.launcher.error.DeltaReplayException;
import io.deltareplay.launcher.error.OutputClosedException;
import io.deltareplay.launcher.error.StorageException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The process's standard output, written without the detour over `System.out`.
public final class StandardOutput implements Destination {
    private static final Path LINK = Path.of("/proc/self/fd/1");

    private final WritableByteChannel channel;
    private final boolean pipe;

    /// Over the process's own file descriptor 1.
    public static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out).getChannel(), isPipe());
    }

    public StandardOutput(WritableByteChannel channel) {
        this(channel, false);
    }

    private StandardOutput(WritableByteChannel channel, boolean pipe) {
        this.channel = channel;
        this.pipe = pipe;
    }

    @Override
    public WritableByteChannel channel() {
        return channel;
    }

    @Override
    public void complete() {}

    @Override
    public boolean isFinal() {
        return true;
    }

    @Override
    public DeltaReplayException failure(IOException cause) {
        if (isReaderGone(cause)) {
            return new OutputClosedException(cause);
        }
        return new StorageException(
                "cannot write to standard output: " + OutputProblem.of(cause), OutputProblem.remedy(cause), cause);
    }

    /// The message is the operating system's and may be in the user's language; a pipe fails in no other way.
    private boolean isReaderGone(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe") || message.contains("connection reset") || pipe;
    }

    private static boolean isPipe() {
        try {
            String target = Files.readSymbolicLink(LINK).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /// Leaves the descriptor open: it is the process's, not ours.
    @Override
    public void close() {}
}
