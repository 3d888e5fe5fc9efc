/** What a launcher asks of an executor job, and what the job may answer: plain records, each with its binary form. */
@NullMarked
package io.deltareplay.request;

import org.jspecify.annotations.NullMarked;
