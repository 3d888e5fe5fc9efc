package io.deltareplay.job.window;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import scala.Option;
import scala.runtime.AbstractFunction0;
import scala.runtime.BoxedUnit;

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

    /** Runs jobs of a query so that Spark's UI shows its plan and what its operators counted. */
    public static void run(QueryExecution query, Runnable jobs) {
        SQLExecution.withNewExecutionId(query, Option.apply(null), new AbstractFunction0<BoxedUnit>() {
            @Override
            public BoxedUnit apply() {
                jobs.run();
                return BoxedUnit.UNIT;
            }
        });
    }
}
