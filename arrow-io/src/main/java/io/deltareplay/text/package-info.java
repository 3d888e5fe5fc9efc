/** What is text, and what are only bytes. */
@NullMarked
package io.deltareplay.text;

import org.jspecify.annotations.NullMarked;
