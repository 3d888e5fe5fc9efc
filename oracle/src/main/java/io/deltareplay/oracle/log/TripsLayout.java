package io.deltareplay.oracle.log;

import io.deltareplay.oracle.UsageException;
import java.util.Map;

/// How the made-up table of taxi trips is partitioned.
enum TripsLayout {
    /// A date's files are neighbours.
    BY_DATE("date", "date DATE"),
    /// Of three regions each gets every third file. A column `zone` has one value in a file, one of a hundred at
    /// random.
    BY_REGION("region", "zone INT, region STRING");

    private static final String[] REGIONS = {"america", "asia", "europe"};

    private final String partition;
    private final String columns;

    TripsLayout(String partition, String columns) {
        this.partition = partition;
        this.columns = columns;
    }

    static TripsLayout parse(String text) {
        return switch (text) {
            case "date" -> BY_DATE;
            case "region" -> BY_REGION;
            default -> throw new UsageException("--partition-by is date or region, not " + text);
        };
    }

    String partition() {
        return partition;
    }

    String schema() {
        return "trip_id BIGINT, pickup_time TIMESTAMP, distance DOUBLE, fare DOUBLE, vendor STRING, " + columns;
    }

    Map<String, String> partitionValues(SyntheticFile file) {
        return Map.of(partition, partitionValue(file));
    }

    String partitionValue(SyntheticFile file) {
        return this == BY_DATE ? file.date() : REGIONS[(int) (file.index() % REGIONS.length)];
    }
}
