package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.error.UsageException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What Spark is to be started with, as the user said it, and what that makes of Spark's properties.
///
/// @param home the Spark home; empty when there is none at all
/// @param conf properties of the command line, in their order
/// @param masterOption whether the master among them was named by `--master`
/// @param propertiesFile a file that takes the place of the Spark home's defaults
/// @param arguments further options of `spark-submit`
/// @param ui whether the Spark UI was asked for
/// @param environment the process's environment
/// @param fileProperties properties that `spark-submit` will find by itself
public record SparkSettings(
        Optional<SparkHome> home,
        Map<String, String> conf,
        boolean masterOption,
        Optional<Path> propertiesFile,
        List<SubmitArgument> arguments,
        boolean ui,
        Map<String, String> environment,
        Map<String, String> fileProperties) {
    private static final String MASTER = "spark.master";
    private static final String DEPLOY_MODE = "spark.submit.deployMode";

    public SparkSettings {
        conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        fileProperties = Map.copyOf(fileProperties);
    }

    /// A property with who set it.
    public record Property(String value, String origin) {}

    /// Puts together what the user said.
    ///
    /// @param submitArguments what stood after `--`
    /// @throws UsageException when something is not what Spark takes
    public static SparkSettings of(
            Optional<Path> sparkHome,
            Optional<String> master,
            List<String> confs,
            Optional<Path> propertiesFile,
            List<String> submitArguments,
            boolean ui,
            Map<String, String> environment) {
        SubmitOptions options = SubmitOptions.of(confs, propertiesFile, SubmitArgument.parse(submitArguments));
        boolean masterOption = master.isPresent()
                || submitArguments.stream().anyMatch(a -> a.equals("--master") || a.startsWith("--master="));
        Map<String, String> conf = new LinkedHashMap<>(options.conf());
        master.ifPresent(url -> conf.put(MASTER, url));
        if (conf.containsKey(DEPLOY_MODE)) {
            SubmitArgument.refuseClusterMode(conf.get(DEPLOY_MODE));
        }
        Optional<SparkHome> home = SparkHome.find(sparkHome, environment);
        Map<String, String> files = new LinkedHashMap<>();
        if (options.propertiesFile().isEmpty() || options.loadsDefaults()) {
            files.putAll(SparkDefaults.of(home, environment));
        }
        options.propertiesFile().ifPresent(file -> {
            Map<String, String> named = SparkDefaults.named(file);
            if (named.containsKey(DEPLOY_MODE) && !conf.containsKey(DEPLOY_MODE)) {
                SubmitArgument.refuseClusterMode(named.get(DEPLOY_MODE));
            }
            files.putAll(named);
        });
        return new SparkSettings(
                home, conf, masterOption, options.propertiesFile(), options.rest(), ui, environment, files);
    }

    /// The property that Spark would see, the command line's first.
    public Optional<Property> property(String key) {
        if (conf.containsKey(key)) {
            return Optional.of(new Property(conf.get(key), masterOption && key.equals(MASTER) ? "--master" : "--conf"));
        }
        return Optional.ofNullable(fileProperties.get(key))
                .map(value -> new Property(
                        value, propertiesFile.isPresent() ? "--properties-file" : "the Spark home's defaults"));
    }

    /// The master that is configured.
    public Optional<Property> master() {
        return property(MASTER).filter(property -> !property.value().isBlank());
    }

    /// How many tasks the properties let run at once, where they tell.
    public OptionalInt slots() {
        int cores = number("spark.cores.max");
        if (cores > 0) {
            return OptionalInt.of(cores);
        }
        long slots = (long) number("spark.executor.instances") * Math.max(1, number("spark.executor.cores"));
        return slots > 0 && slots <= 1_000_000 ? OptionalInt.of((int) slots) : OptionalInt.empty();
    }

    /// 0 when it is not set to a number.
    private int number(String key) {
        String value = property(key).map(Property::value).orElse("").strip();
        return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
    }
}
