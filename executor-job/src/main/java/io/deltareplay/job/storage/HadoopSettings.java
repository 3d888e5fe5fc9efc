package io.deltareplay.job.storage;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.jspecify.annotations.Nullable;

/** How this process reaches storage: Hadoop's own files and the application's {@code spark.hadoop.*}. Made once: it is read from XML. */
final class HadoopSettings {
    private static @Nullable HadoopSettings latest;

    private final SparkEnv environment;
    private final Configuration configuration;

    private HadoopSettings(SparkEnv environment) {
        this.environment = environment;
        this.configuration = SparkHadoopUtil.get().newConfiguration(environment.conf());
    }

    static synchronized Configuration ofThisProcess() {
        SparkEnv environment = SparkEnv.get();
        HadoopSettings settings = latest;
        if (settings == null || !settings.environment.equals(environment)) {
            settings = new HadoopSettings(environment);
            latest = settings;
        }
        return settings.configuration;
    }
}
