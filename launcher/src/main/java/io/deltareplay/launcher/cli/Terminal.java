package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Which of the process's standard streams a person looks at, and how wide the window is.
public interface Terminal {
    /// Whether standard output is a terminal.
    boolean showsOutput();

    /// Whether standard error is a terminal.
    boolean showsMessages();

    /// Columns of the window; a guess where there is none.
    int width();

    /// No terminal at all, as in a pipeline of a scheduler.
    static Terminal none() {
        return new Fixed(false, false, Fixed.USUAL_WIDTH);
    }

    /// A terminal with known answers.
    record Fixed(boolean showsOutput, boolean showsMessages, int width) implements Terminal {
        static final int USUAL_WIDTH = 80;
    }

    /// The process's own.
    ///
    /// `System.console()` tells whether input *and* output are terminals, which is wrong for `delta-replay files T
    /// < list`: where the system shows what a descriptor is connected to, that is asked instead.
    record OfProcess(Map<String, String> environment) implements Terminal {
        private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

        @Override
        public boolean showsOutput() {
            return isTerminal("1");
        }

        @Override
        public boolean showsMessages() {
            return isTerminal("2");
        }

        private static boolean isTerminal(String descriptor) {
            if (Files.isDirectory(DESCRIPTORS)) {
                try {
                    String target = Files.readSymbolicLink(DESCRIPTORS.resolve(descriptor))
                            .toString();
                    return target.startsWith("/dev/pts/")
                            || target.startsWith("/dev/tty")
                            || target.equals("/dev/console");
                } catch (IOException e) {
                    return false; // closed
                }
            }
            return System.console() != null && System.console().isTerminal();
        }

        @Override
        public int width() {
            String columns = environment.getOrDefault("COLUMNS", "");
            if (columns.matches("[1-9][0-9]{0,3}")) {
                return Integer.parseInt(columns);
            }
            return askedWidth();
        }

        private static int askedWidth() {
            try {
                Process process = new ProcessBuilder("stty", "size")
                        .redirectInput(Path.of("/dev/tty").toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (process.waitFor(1, TimeUnit.SECONDS) && answer.matches("[0-9]+ [1-9][0-9]{0,3}")) {
                    return Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
                }
            } catch (IOException e) {
                return Fixed.USUAL_WIDTH;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Fixed.USUAL_WIDTH;
        }
    }
}
