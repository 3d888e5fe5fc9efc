package io.deltareplay.oracle.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// The data file number `index` of a made-up table of taxi trips: always the same for the same number, whatever the
/// size of the table. The numbers grow with time, a date's files being neighbours, as in a table that is appended
/// to.
record SyntheticFile(long index, TripsLayout layout) {
    private static final int FILES_PER_DATE = 2740;
    private static final LocalDate FIRST_DATE = LocalDate.of(2015, 1, 1);
    private static final long FIRST_SECOND = FIRST_DATE.toEpochDay() * 86_400;
    private static final String[] VENDORS = {
        "Blue Line Cars", "City Taxi Cooperative", "Harbour Cabs", "Metro Yellow", "Night Owl Rides", "Union Medallion"
    };

    SyntheticFile(long index) {
        this(index, TripsLayout.BY_DATE);
    }

    String date() {
        return FIRST_DATE.plusDays(index / FILES_PER_DATE).toString();
    }

    /// Relative to the table; has no character that is written differently in a log.
    String path() {
        return layout.partition() + "=" + layout.partitionValue(this) + "/part-" + fixedWidth(index % 200, 5) + "-"
                + new UUID(random(1), random(2)) + ".c000.snappy.parquet";
    }

    long size() {
        return 48_000_000 + Long.remainderUnsigned(random(3), 80_000_000);
    }

    /// Milliseconds since the epoch.
    long modificationTime() {
        return (FIRST_SECOND + index * 86_400 / FILES_PER_DATE + 93_600) * 1000
                + Long.remainderUnsigned(random(4), 1000);
    }

    /// About 365 bytes of JSON as delta-spark writes it.
    String stats() {
        long rows = 400_000 + Long.remainderUnsigned(random(5), 600_000);
        long firstTrip = 1_000_000_000L + index * 1_000_000 + Long.remainderUnsigned(random(6), 1000);
        long firstPickup =
                (FIRST_SECOND + index * 86_400 / FILES_PER_DATE) * 1000 + Long.remainderUnsigned(random(7), 1000);
        return new StringBuilder(360)
                .append("{\"numRecords\":")
                .append(rows)
                .append(",\"minValues\":")
                .append(values(
                        firstTrip,
                        firstPickup,
                        0.1 + percent(8, 90),
                        2.5 + percent(9, 99),
                        VENDORS[(int) Long.remainderUnsigned(random(10), 2)]))
                .append(",\"maxValues\":")
                .append(values(
                        firstTrip + rows,
                        firstPickup + 3_600_000 + Long.remainderUnsigned(random(11), 3_600_000),
                        30 + percent(12, 4000),
                        90 + percent(13, 9000),
                        VENDORS[4 + (int) Long.remainderUnsigned(random(14), 2)]))
                .append(",\"nullCount\":{\"trip_id\":0,\"pickup_time\":0,\"distance\":")
                .append(Long.remainderUnsigned(random(15), 300))
                .append(",\"fare\":")
                .append(Long.remainderUnsigned(random(16), 20))
                .append(",\"vendor\":0")
                .append(layout == TripsLayout.BY_REGION ? ",\"zone\":0}}" : "}}")
                .toString();
    }

    private String values(long trip, long pickupMilliseconds, double distance, double fare, String vendor) {
        // Instant.toString leaves out zero milliseconds, which delta-spark does not.
        String pickup = Instant.ofEpochSecond(pickupMilliseconds / 1000).toString();
        return "{\"trip_id\":" + trip + ",\"pickup_time\":\"" + pickup.substring(0, pickup.length() - 1) + "."
                + fixedWidth(pickupMilliseconds % 1000, 3) + "Z\",\"distance\":" + twoDecimals(distance) + ",\"fare\":"
                + twoDecimals(fare) + ",\"vendor\":\"" + vendor + "\""
                + (layout == TripsLayout.BY_REGION ? ",\"zone\":" + zone() : "") + "}";
    }

    private long zone() {
        return Long.remainderUnsigned(random(17), 100);
    }

    private double percent(int salt, int bound) {
        return Long.remainderUnsigned(random(salt), bound) / 100.0;
    }

    private static double twoDecimals(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String fixedWidth(long value, int width) {
        String digits = Long.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /// SplitMix64 of the file's number and `salt`.
    private long random(int salt) {
        long z = (index * 31 + salt) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
