package io.deltareplay.job.window;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.classic.SparkSession;

/** A session of its own, in which a query is planned with the exchanges and sorts that it names, whatever conf says. */
public final class QuerySession {
    private QuerySession() {}

    /** A new session. */
    public static SparkSession of(SparkContext spark) {
        SparkSession session = new SparkSession(spark).newSession();
        session.conf().set("spark.sql.adaptive.enabled", "false");
        session.conf().set("spark.sql.requireAllClusterKeysForDistribution", "false");
        session.conf().set("spark.sql.optimizer.windowGroupLimitThreshold", "-1");
        return session;
    }
}
