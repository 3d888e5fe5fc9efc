/** The actions of a Delta log that concern data files: their parser, and the identity by which the newest wins. */
@NullMarked
package io.deltareplay.action;

import org.jspecify.annotations.NullMarked;
