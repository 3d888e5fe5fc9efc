package io.deltareplay.job.testing;

import io.deltareplay.job.JobSettings;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** A Spark in this process, with the settings that the job pins. */
public final class LocalSpark implements AutoCloseable {
    private final SparkContext context;

    public LocalSpark(Map<String, String> userConf) {
        SparkConf conf =
                new SparkConf().setMaster("local[2]").setAppName("test").set("spark.ui.enabled", "false");
        userConf.forEach(conf::set);
        context = new SparkContext(JobSettings.pinned(conf));
    }

    public SparkContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop();
    }
}
