/// The native libraries of the codecs: loaded when first needed, from a copy in the temporary folder.
@NullMarked
package io.deltareplay.launcher.codec;

import org.jspecify.annotations.NullMarked;
