package io.deltareplay.oracle.sample;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import scala.Option;

/// A week of made-up taxi trips, a partition a day: an append a day, a checkpoint, then the corrections of the week
/// after,
/// which take away, rewrite and add files.
final class TripsTable {
    private static final int DAYS = 7;
    private static final int TRIPS_A_DAY = 60;
    private static final int FILES_A_DAY = 3;

    private final SparkSession spark;
    private final Path folder;

    TripsTable(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    void write() {
        // A checksum that lists every file would be the bulk of so small a table.
        spark.conf().set("spark.databricks.delta.allFilesInCrc.enabled", false);
        sql("CREATE TABLE {table} (trip_id BIGINT, pickup TIMESTAMP, dropoff TIMESTAMP, zone STRING, passengers INT, "
                + "distance_km DOUBLE, fare DECIMAL(8,2), date DATE) USING delta PARTITIONED BY (date) "
                + "TBLPROPERTIES ('delta.checkpointInterval'='100')");
        for (int day = 0; day < DAYS; day++) {
            appendDay(day);
        }
        DeltaLog log = DeltaLog.forTable(spark, folder.toString());
        log.checkpoint(log.update(false, Option.empty(), Option.empty()), Option.empty());
        sql("DELETE FROM {table} WHERE date = DATE'2026-06-01'");
        sql("DELETE FROM {table} WHERE date = DATE'2026-06-03' AND distance_km > 25");
        sql("UPDATE {table} SET fare = fare + 2.50 WHERE date = DATE'2026-06-05' AND zone = 'Airport'");
        appendDay(DAYS);
    }

    private void appendDay(int day) {
        long first = (long) day * TRIPS_A_DAY;
        String noise = "pmod(xxhash64(id, %d), %d)";
        String trips = "SELECT 1000000 + id AS trip_id, timestampadd(SECOND, " + noise.formatted(1, 86_000)
                + ", TIMESTAMP'2026-06-01 00:00:00' + make_interval(0, 0, 0, " + day + ")) AS pickup, "
                + "element_at(array('Airport', 'Harbour', 'Museum Quarter', 'Old Town', 'University'), CAST("
                + noise.formatted(2, 5) + " + 1 AS INT)) AS zone, CAST(" + noise.formatted(3, 4)
                + " + 1 AS INT) AS passengers, (" + noise.formatted(4, 2900) + " + 80) / 100 AS distance_km FROM range("
                + first
                + ", " + (first + TRIPS_A_DAY) + ", 1, 1)";
        sql("INSERT INTO {table} SELECT /*+ REPARTITION(" + FILES_A_DAY + ", trip_id) */ trip_id, pickup, "
                + "timestampadd(SECOND, CAST(distance_km * 140 AS INT), pickup), zone, passengers, distance_km, "
                + "CAST(3.20 + distance_km * 1.75 AS DECIMAL(8,2)), CAST(pickup AS DATE) FROM (" + trips + ")");
    }

    private void sql(String statement) {
        spark.sql(statement.replace("{table}", "delta.`" + folder + "`")).collectAsList();
    }
}
