package io.deltareplay.job;

import io.deltareplay.request.ReplayRequest;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** The application's conf: the user's, but for what would change the answer. */
public final class JobSettings {
    /** How Spark's pages describe the job. */
    static final String DESCRIPTION = "State Reconstruction";

    private JobSettings() {}

    static SparkConf of(ReplayRequest request) {
        return pinned(new SparkConf().setIfMissing("spark.app.name", "delta-replay " + request.table()));
    }

    /**
     * Sets what the job relies on. Its one query is planned as Spark plans by default, without the user's extensions, catalogs and
     * listeners.
     */
    public static SparkConf pinned(SparkConf conf) {
        for (Tuple2<String, String> setting : conf.getAllWithPrefix("spark.sql.")) {
            conf.remove("spark.sql." + setting._1());
        }
        // What tasks return and what is broadcast are plain serialisable classes, which Kryo may be told to refuse.
        return conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
                .set("spark.sql.catalogImplementation", "in-memory");
    }
}
