package io.deltareplay.launcher.inspect;

import io.deltareplay.action.FilePaths;
import io.deltareplay.launcher.error.DamagedLogException;
import io.deltareplay.launcher.kernel.LogReadErrors;
import io.deltareplay.launcher.kernel.ManifestFile;
import io.deltareplay.launcher.kernel.SidecarAction;
import io.deltareplay.launcher.storage.Storage;
import io.deltareplay.launcher.table.LogFile;
import io.deltareplay.launcher.table.TableLocation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// Finds the sidecars that a checkpoint's manifest names, and checks that they are there. Does not look into them.
final class SidecarReader {
    private static final String REMEDY =
            "Restore the file from a backup or another replica, or read an older version with --version.";

    private final Storage storage;
    private final ManifestFile manifests;
    private final String folder;
    private final LogReadErrors errors;

    SidecarReader(Storage storage, ManifestFile manifests, TableLocation location, LogReadErrors errors) {
        this.storage = storage;
        this.manifests = manifests;
        this.folder = location.logFolder() + "/_sidecars/";
        this.errors = errors;
    }

    /// In the manifest's order, each once however often it is named; empty when it names none.
    List<LogFile> read(LogFile manifest) {
        LinkedHashMap<String, LogFile> sidecars = new LinkedHashMap<>();
        for (SidecarAction sidecar : manifests.sidecars(manifest)) {
            LogFile file = found(manifest, sidecar);
            sidecars.putLast(file.path(), file);
        }
        return List.copyOf(sidecars.values());
    }

    private LogFile found(LogFile manifest, SidecarAction sidecar) {
        String path = path(manifest, sidecar.path());
        LogFile file;
        try {
            file = storage.status(path);
        } catch (NoSuchFileException e) {
            throw new DamagedLogException(
                    errors.what() + "%s is missing, a sidecar of %s".formatted(path, manifest.name()), REMEDY, e);
        } catch (IOException e) {
            throw errors.unreadable(path, e);
        }
        if (file.size() != sidecar.sizeInBytes()) {
            throw errors.damaged(
                    path,
                    "expected %d bytes as %s says, found %d"
                            .formatted(sidecar.sizeInBytes(), manifest.name(), file.size()),
                    null);
        }
        // By the manifest's times rows of one file are told apart; a copied log has other times of its own.
        return new LogFile(file.path(), file.size(), sidecar.modificationTime().orElse(file.modificationTime()));
    }

    /// A sidecar's path is a URI: a name in the `_sidecars` folder, or absolute.
    private String path(LogFile manifest, String uri) {
        if (uri.startsWith("/")) {
            return FilePaths.decode(uri);
        }
        if (uri.toLowerCase(Locale.ROOT).startsWith("file:/")) {
            String path = uri.substring("file:".length());
            return FilePaths.decode(path.startsWith("///") ? path.substring(2) : path);
        }
        if (uri.contains(":/")) {
            throw new DamagedLogException(
                    errors.what()
                            + "%s names the sidecar %s, which is not on this machine".formatted(manifest.path(), uri),
                    "Run where the sidecar can be read.");
        }
        return folder + FilePaths.decode(uri);
    }
}
