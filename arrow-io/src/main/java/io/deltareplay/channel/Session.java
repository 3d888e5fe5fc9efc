package io.deltareplay.channel;

import java.io.IOException;

/** A connection that has proved itself, seen from the launcher. */
sealed interface Session permits DriverSession, TaskSession, ReportSession {
    /** Serves the connection until it ends. */
    void run() throws IOException, InterruptedException;

    /** Whether the other end may be asked for a sign of life, or would wait in vain for it to be read. */
    default boolean listening() {
        return true;
    }

    /** Where frames for the other end go. */
    FrameWriter writer();
}
