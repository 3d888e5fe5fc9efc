package io.deltareplay.channel;

import io.deltareplay.request.ReplayProblem;
import java.io.IOException;

/** A task that only tells why it fails. */
final class ReportSession implements Session {
    private final Reception reception;
    private final Handshake.Caller caller;
    private final Wire wire;
    private final FrameWriter writer;

    ReportSession(Reception reception, Handshake.Caller caller, Wire wire) throws IOException {
        this.reception = reception;
        this.caller = caller;
        this.wire = wire;
        this.writer = new FrameWriter(wire.out());
    }

    @Override
    public FrameWriter writer() {
        return writer;
    }

    @Override
    public void run() throws IOException {
        FrameReader reader = new FrameReader(wire.in(), reception.options().maxFrameBytes());
        while (reader.next()) {
            switch (reader.type()) {
                case Frame.HEARTBEAT -> {}
                case Frame.PROBLEM -> {
                    hear(ReplayProblem.readFrom(reader.payload()));
                    writer.send(Frame.HEARD);
                    wire.linger(reception.options().handshakeDeadline());
                    return;
                }
                default -> throw new ViolationException("an unexpected frame of type " + reader.type());
            }
        }
    }

    /** Trying again helps against everything but what is wrong with the log, and a complete partition needs no other attempt. */
    private void hear(ReplayProblem problem) {
        boolean lasting = switch (problem.kind()) {
            case DAMAGED, UNSUPPORTED, GONE, DENIED -> true;
            case UNREADABLE, JOB -> false;
        };
        if (lasting && !reception.ledger().isCommitted(caller.partition())) {
            reception.events().addTaskFailure(new ChannelEvent.Failed(problem));
        }
    }
}
