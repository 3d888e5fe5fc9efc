package io.deltareplay.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out whose a connection is, as Linux tells.
final class SocketOwner {
    private static final int LOCAL_ADDRESS = 1;
    private static final int INODE = 9;

    private SocketOwner() {}

    /// Which of the processes holds the end of a connection that has this local port.
    static Optional<ProcessHandle> of(int localPort, Stream<ProcessHandle> candidates) throws IOException {
        Optional<String> inode = inode(localPort);
        return inode.flatMap(
                number -> candidates.filter(process -> holds(process, number)).findFirst());
    }

    private static Optional<String> inode(int localPort) throws IOException {
        String port = ":%04X".formatted(localPort);
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            Optional<String> found = Files.readAllLines(Path.of(table)).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[LOCAL_ADDRESS].endsWith(port) && !columns[INODE].equals("0"))
                    .map(columns -> columns[INODE])
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean holds(ProcessHandle process, String inode) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return descriptors.anyMatch(descriptor -> target(descriptor).equals("socket:[" + inode + "]"));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
