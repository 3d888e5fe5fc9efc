package io.deltareplay.channel;

import io.deltareplay.request.ApplicationFacts;
import io.deltareplay.request.JobProgress;
import io.deltareplay.request.ReplayProblem;
import io.deltareplay.request.ReplayTotals;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** The driver: it takes the request and tells how the job goes. */
final class DriverSession implements Session {
    private final Reception reception;
    private final Wire wire;
    private final FrameWriter writer;
    private final Object stopLock = new Object();
    private boolean requested;
    private boolean stopWanted;
    private boolean registered;
    private boolean planned;
    private boolean ranged;
    private boolean finished;

    DriverSession(Reception reception, Wire wire) throws IOException {
        this.reception = reception;
        this.wire = wire;
        this.writer = new FrameWriter(wire.out());
    }

    @Override
    public FrameWriter writer() {
        return writer;
    }

    /** There was a driver before. */
    void refuse() throws IOException {
        writer.refuse("another driver took this run's request");
        wire.linger(reception.options().handshakeDeadline());
    }

    /** Asks the driver to stop; after it has its request, which it expects first. */
    void stop() {
        synchronized (stopLock) {
            boolean now = requested && !stopWanted;
            stopWanted = true;
            if (!now) {
                return;
            }
        }
        sendStop();
    }

    private void sendStop() {
        try {
            writer.send(Frame.STOP);
        } catch (IOException e) {
            // A driver that is gone needs no request to stop.
            wire.close();
        }
    }

    private void sendRequest() throws IOException {
        writer.send(Frame.REQUEST, reception.request()::writeTo);
        boolean stop;
        synchronized (stopLock) {
            requested = true;
            stop = stopWanted;
        }
        if (stop) {
            sendStop();
        }
    }

    @Override
    public void run() {
        String reason = lostReason();
        if (!finished && reason != null) {
            reception.events().add(new ChannelEvent.DriverLost(reason));
        }
    }

    private @Nullable String lostReason() {
        try {
            sendRequest();
            FrameReader reader = new FrameReader(wire.in(), reception.options().maxFrameBytes());
            while (reader.next()) {
                hear(reader);
            }
            return "the driver closed its connection";
        } catch (SocketTimeoutException e) {
            return "the driver gave no sign of life for %d s"
                    .formatted(reception.options().silenceDeadline().toSeconds());
        } catch (ViolationException | RuntimeException e) {
            return "the driver did not keep to the protocol: " + e.getMessage();
        } catch (IOException e) {
            return "the connection of the driver broke: " + e.getMessage();
        }
    }

    private void hear(FrameReader reader) throws IOException {
        switch (reader.type()) {
            case Frame.HEARTBEAT -> {}
            case Frame.REGISTERED -> {
                once(registered, "registered twice");
                registered = true;
                reception.events().add(new ChannelEvent.Registered(ApplicationFacts.readFrom(reader.payload())));
            }
            case Frame.PLANNED -> {
                once(planned, "planned twice");
                planned = true;
                reception.events().add(new ChannelEvent.Planned(reader.payload().readInt()));
            }
            case Frame.RANGED -> {
                once(ranged, "ranged twice");
                ranged = true;
                int partitions = reader.payload().readInt();
                reception.gate().bound(reader.payload().readLong());
                reception.events().add(new ChannelEvent.Ranged(partitions));
            }
            case Frame.PROGRESS ->
                reception.events().add(new ChannelEvent.Progress(JobProgress.readFrom(reader.payload())));
            case Frame.DONE -> {
                ReplayTotals totals = ReplayTotals.readFrom(reader.payload());
                finish(new ChannelEvent.Done(totals));
            }
            case Frame.PROBLEM -> {
                ReplayProblem problem = ReplayProblem.readFrom(reader.payload());
                finish(new ChannelEvent.Failed(problem));
            }
            default -> throw new ViolationException("an unexpected frame of type " + reader.type());
        }
    }

    private void finish(ChannelEvent lastWord) throws IOException {
        once(finished, "had a last word twice");
        finished = true;
        reception.events().add(lastWord);
        writer.send(Frame.HEARD);
    }

    private static void once(boolean before, String what) throws ViolationException {
        if (before) {
            throw new ViolationException("the driver " + what);
        }
    }
}
