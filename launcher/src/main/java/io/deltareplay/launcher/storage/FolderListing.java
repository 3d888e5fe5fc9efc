package io.deltareplay.launcher.storage;

import io.deltareplay.launcher.table.LogFile;
import java.util.List;

/// What a folder holds, sorted by name in UTF-8 order.
///
/// @param files what can be opened as a file, and links whose file is not there, which have no bytes: whoever opens
/// one is told
/// @param others the paths of what is no file although it has a name like one: folders, devices and the like
public record FolderListing(List<LogFile> files, List<String> others) {
    public FolderListing {
        files = List.copyOf(files);
        others = List.copyOf(others);
    }
}
