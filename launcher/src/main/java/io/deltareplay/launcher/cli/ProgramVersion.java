package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The program's version and the revision it was built from, as the build wrote them down.
public final class ProgramVersion implements IVersionProvider {
    private static final String RESOURCE = "version.properties";

    @Override
    public String[] getVersion() {
        Properties properties = properties();
        String revision = properties.getProperty("revision", "");
        String built = revision.isEmpty() || revision.startsWith("$") ? "" : " (" + revision + ")";
        return new String[] {
            "delta-replay " + properties.getProperty("version") + built,
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"),
        };
    }

    /// The version alone.
    static String version() {
        return String.valueOf(properties().getProperty("version"));
    }

    private static Properties properties() {
        Properties properties = new Properties();
        try (InputStream stream = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
