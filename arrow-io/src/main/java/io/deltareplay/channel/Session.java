package io.deltareplay.channel;

import java.io.IOException;

/** A connection that has proved itself, seen from the launcher. */
sealed interface Session permits DriverSession, TaskSession, ReportSession {
    /** Serves the connection until it ends. */
    void run() throws IOException, InterruptedException;

    /** Where frames for the other end go. */
    FrameWriter writer();
}
