/// Where the file list goes: Arrow, text, files, pipes.
@NullMarked
package io.deltareplay.launcher.deliver;

import org.jspecify.annotations.NullMarked;
