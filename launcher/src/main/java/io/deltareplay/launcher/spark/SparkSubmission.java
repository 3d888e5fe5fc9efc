package io.deltareplay.launcher.spark;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call of `spark-submit`, complete. The secret is in the environment only, never among the arguments.
///
/// @param home the Spark home
/// @param environment what the child's environment gets in addition to ours
/// @param conf properties, the user's and ours
/// @param propertiesFile as the user named it
/// @param arguments further options, as the user gave them
/// @param jobJar the job
/// @param jobArguments what the job is given
public record SparkSubmission(
        Path home,
        Map<String, String> environment,
        Map<String, String> conf,
        Optional<Path> propertiesFile,
        List<SubmitArgument> arguments,
        Path jobJar,
        List<String> jobArguments) {
    /// The job's main class.
    public static final String MAIN_CLASS = "io.deltareplay.job.ReplayJob";

    public SparkSubmission {
        environment = Map.copyOf(environment);
        conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
        arguments = List.copyOf(arguments);
        jobArguments = List.copyOf(jobArguments);
    }

    /// What the job has to know of this run, and what Spark has to know of the job.
    ///
    /// @param name the application's name, unless the user gave it one
    /// @param master where to run
    /// @param onLoopback whether all of it is on this machine
    /// @param address where the job reports
    /// @param credentialVariable the environment variable that the secret travels in
    /// @param credential the secret
    public record Job(
            String name,
            String master,
            boolean onLoopback,
            Path jar,
            String address,
            String credentialVariable,
            String credential) {
        /// Says nothing of the secret.
        @Override
        public String toString() {
            return "%s on %s".formatted(name, master);
        }
    }

    public static SparkSubmission of(SparkSettings settings, SparkHome home, Job job) {
        Map<String, String> conf = new LinkedHashMap<>(settings.conf());
        conf.put("spark.master", job.master());
        conf.put("spark.submit.deployMode", "client");
        conf.put("spark.ui.showConsoleProgress", "false");
        if (settings.property("spark.app.name").isEmpty()) {
            conf.put("spark.app.name", job.name());
        }
        if (settings.ui()) {
            conf.put("spark.ui.enabled", "true");
        } else if (home.isEmbedded()) {
            conf.putIfAbsent("spark.ui.enabled", "false");
        }
        if (home.isEmbedded() && job.onLoopback()) {
            conf.putIfAbsent("spark.driver.host", "127.0.0.1");
            conf.putIfAbsent("spark.driver.bindAddress", "127.0.0.1");
        }
        return new SparkSubmission(
                home.folder(),
                environment(settings.environment(), home, job),
                conf,
                settings.propertiesFile(),
                settings.arguments(),
                job.jar(),
                List.of(job.address()));
    }

    private static Map<String, String> environment(Map<String, String> ours, SparkHome home, Job job) {
        Map<String, String> environment = new LinkedHashMap<>();
        // Spark's scripts prefer the variable to the folder that they lie in.
        environment.put("SPARK_HOME", home.folder().toString());
        environment.put(job.credentialVariable(), job.credential());
        String java = System.getProperty("java.home", "");
        if (home.isEmbedded() && ours.getOrDefault("JAVA_HOME", "").isBlank() && !java.isBlank()) {
            environment.put("JAVA_HOME", java);
        }
        return environment;
    }

    /// Says nothing of the environment: the secret is in it.
    @Override
    public String toString() {
        return "spark-submit of %s with %s".formatted(home, conf);
    }
}
