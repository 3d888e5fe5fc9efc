package io.deltareplay.launcher.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Takes the place of standard streams that the process was started without, `>&-` in a shell: the next file that
/// is opened would get the number of standard output, and the list would be written into it.
final class ClosedDescriptors {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int STANDARD = 3;
    /// Open until the process ends.
    private static final List<FileInputStream> PLACEHOLDERS = new ArrayList<>();

    private ClosedDescriptors() {}

    /// To be called before anything is opened. Writing to a placeholder fails as to a closed descriptor.
    static void occupy() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return;
        }
        try {
            for (int i = 0; i < STANDARD && anyIsClosed(); i++) {
                PLACEHOLDERS.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            // Then there is nothing to put there, and as much is lost as without trying.
            return;
        }
    }

    private static boolean anyIsClosed() {
        for (int descriptor = 0; descriptor < STANDARD; descriptor++) {
            if (!Files.exists(DESCRIPTORS.resolve(Integer.toString(descriptor)), LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
        }
        return false;
    }
}
