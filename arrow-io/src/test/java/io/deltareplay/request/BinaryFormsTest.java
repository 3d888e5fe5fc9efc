package io.deltareplay.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.deltareplay.filelist.FileColumn;
import io.deltareplay.predicate.Comparison;
import io.deltareplay.predicate.FilePredicate;
import io.deltareplay.predicate.FilterColumn;
import io.deltareplay.predicate.LikePattern;
import io.deltareplay.predicate.Literal;
import io.deltareplay.predicate.ValueType;
import io.deltareplay.predicate.Where;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
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
                        new SegmentFile("/a/7.json", "file:///a/7.json", 0, 7, SegmentFile.Kind.COMMIT)),
                EnumSet.of(FileColumn.STATS, FileColumn.PATH),
                Strategy.ANTI_JOIN,
                50);
        assertEquals(request, roundTrip(request::writeTo, ReplayRequest::readFrom));
        ReplayRequest snapshot =
                request.ordered(new SnapshotOrder(3, 1L << 40), EnumSet.of(FileColumn.PATH, FileColumn.INDEX));
        assertEquals(snapshot, roundTrip(snapshot::writeTo, ReplayRequest::readFrom));
        ReplayTotals totals = new ReplayTotals(3, 1L << 40, 12, 5, List.of("odd", ""));
        assertEquals(totals, roundTrip(totals::writeTo, ReplayTotals::readFrom));
        ReplayProblem problem = new ReplayProblem(ReplayProblem.Kind.DAMAGED, "/a/7.json", 12, "cut short");
        assertEquals(problem, roundTrip(problem::writeTo, ReplayProblem::readFrom));
        ApplicationFacts facts = new ApplicationFacts("app-1", "", "4.2.0", "local[*]");
        assertEquals(facts, roundTrip(facts::writeTo, ApplicationFacts::readFrom));
        JobProgress progress = new JobProgress(2, 3, 4);
        assertEquals(progress, roundTrip(progress::writeTo, JobProgress::readFrom));
    }

    @Test
    void everyPredicateComesBackAsItWasSent() throws IOException {
        FilterColumn day = new FilterColumn("Day", List.of("col-1"), true, ValueType.DATE);
        FilterColumn name = new FilterColumn("a.b", List.of("a", "b"), false, ValueType.STRING);
        FilterColumn price = new FilterColumn("p", List.of("p"), false, ValueType.DECIMAL);
        FilterColumn ratio = new FilterColumn("r", List.of("r"), false, ValueType.DOUBLE);
        List<Literal> many = LongStream.range(0, 100_000)
                .<Literal>mapToObj(Literal.OfLong::new)
                .toList();
        FilePredicate all = new FilePredicate.And(List.of(
                new FilePredicate.Or(List.of(
                        new FilePredicate.Constant(true),
                        new FilePredicate.Compare(
                                price, Comparison.LESS, new Literal.OfDecimal(new BigDecimal("-1.250"))),
                        new FilePredicate.Compare(ratio, Comparison.NOT_DISTINCT, new Literal.OfDouble(Double.NaN)))),
                new FilePredicate.In(day, many, true),
                new FilePredicate.NullCheck(name, false),
                new FilePredicate.CompareColumns(name, Comparison.GREATER_OR_EQUAL, name),
                new FilePredicate.Compare(name, Comparison.EQUAL, new Literal.OfBytes(new byte[2 << 20])),
                new FilePredicate.Like(name, LikePattern.of("a\\%%b_", '\\'), true)));
        ReplayRequest request = new ReplayRequest(
                        "t", 0, "file:", List.of(), EnumSet.of(FileColumn.PATH), Strategy.WINDOW, 1)
                .where(new Where("x".repeat(3 << 20), all, ZoneId.of("Europe/Berlin")));
        assertEquals(request, roundTrip(request::writeTo, ReplayRequest::readFrom));
    }

    @Test
    void aPredicateThatIsTooDeepIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0);
        for (int i = 0; i < 100_000; i++) {
            out.writeByte(0);
            out.writeInt(1);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        IOException refused = assertThrows(IOException.class, () -> PredicateForm.readWhere(in));
        assertTrue(String.valueOf(refused.getMessage()).contains("nested"), refused.toString());
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
