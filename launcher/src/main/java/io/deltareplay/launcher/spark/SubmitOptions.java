package io.deltareplay.launcher.spark;

import io.deltareplay.launcher.error.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The command line's properties, wherever they stood: before `--` as our options or after it as those of
/// `spark-submit`.
///
/// @param conf properties in their order
/// @param propertiesFile the file that replaces the defaults
/// @param rest options of `spark-submit` that are no properties
record SubmitOptions(Map<String, String> conf, Optional<Path> propertiesFile, List<SubmitArgument> rest) {
    static SubmitOptions of(List<String> confs, Optional<Path> propertiesFile, List<SubmitArgument> arguments) {
        Map<String, String> conf = new LinkedHashMap<>();
        List<SubmitArgument> rest = new ArrayList<>();
        Optional<Path> file = propertiesFile;
        for (SubmitArgument argument : arguments) {
            String value = String.valueOf(argument.value());
            switch (argument.name()) {
                case "--master" -> conf.put("spark.master", value);
                case "--deploy-mode" -> conf.put("spark.submit.deployMode", value);
                case "--name" -> conf.put("spark.app.name", value);
                case "--conf", "-c" -> put(conf, value);
                case "--properties-file" -> file = Optional.of(Path.of(value));
                default -> rest.add(argument);
            }
        }
        confs.forEach(pair -> put(conf, pair));
        return new SubmitOptions(conf, file, rest);
    }

    private static void put(Map<String, String> conf, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new UsageException(
                    "--conf '%s' is no property".formatted(pair), "Write it like spark.executor.memory=4g.");
        }
        String key = pair.substring(0, equals).strip();
        if (!key.startsWith("spark.")) {
            throw new UsageException(
                    "--conf %s is no property of Spark".formatted(key),
                    "Spark passes on names that start with spark. only.");
        }
        conf.put(key, pair.substring(equals + 1));
    }

    boolean loadsDefaults() {
        return rest.stream().anyMatch(argument -> argument.name().equals("--load-spark-defaults"));
    }
}
