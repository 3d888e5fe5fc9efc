package io.deltareplay.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.deltareplay.filelist.FileColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryFormsTest {
    private interface Writer {
        void write(DataOutput out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private static <T> T roundTrip(Writer writer, Reader<T> reader) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        T read = reader.read(in);
        assertEquals(0, in.available(), "bytes left over");
        return read;
    }

    @Test
    void everyRecordComesBackAsItWasSent() throws IOException {
        ReplayRequest request = new ReplayRequest(
                "/data/we{i}rd[1] ü",
                7,
                "file:",
                List.of(
                        new SegmentFile(
                                "/a/5.checkpoint.parquet",
                                "file:///a/5.checkpoint.parquet",
                                3,
                                5,
                                SegmentFile.Kind.CHECKPOINT),
                        new SegmentFile("/a/7.json", "file:///a/7.json", 0, 7, SegmentFile.Kind.TAIL)),
                EnumSet.of(FileColumn.STATS, FileColumn.PATH),
                Strategy.ANTI_JOIN,
                50);
        assertEquals(request, roundTrip(request::writeTo, ReplayRequest::readFrom));
        ReplayTotals totals = new ReplayTotals(3, 1L << 40, 12, List.of("odd", ""));
        assertEquals(totals, roundTrip(totals::writeTo, ReplayTotals::readFrom));
        ReplayProblem problem = new ReplayProblem(ReplayProblem.Kind.DAMAGED, "/a/7.json", 12, "cut short");
        assertEquals(problem, roundTrip(problem::writeTo, ReplayProblem::readFrom));
        ApplicationFacts facts = new ApplicationFacts("app-1", "", "4.2.0", "local[*]");
        assertEquals(facts, roundTrip(facts::writeTo, ApplicationFacts::readFrom));
        JobProgress progress = new JobProgress(2, 3, 4);
        assertEquals(progress, roundTrip(progress::writeTo, JobProgress::readFrom));
    }

    @Test
    void countsAndKindsThatCannotBeAreRefusedBeforeMemoryIsTaken() {
        byte[] huge = {0x7f, -1, -1, -1, 0, 0, 0, 0};
        assertThrows(IOException.class, () -> Binary.readText(new DataInputStream(new ByteArrayInputStream(huge))));
        byte[] unknown = {99};
        assertThrows(
                IOException.class,
                () -> Binary.readEnum(new DataInputStream(new ByteArrayInputStream(unknown)), Strategy.class));
    }
}
