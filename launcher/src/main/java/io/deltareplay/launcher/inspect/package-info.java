/// From a table's location to `LogFacts`; the only package that touches Delta Kernel's internals.
@NullMarked
package io.deltareplay.launcher.inspect;

import org.jspecify.annotations.NullMarked;
