/** Actors and viewers, and what they may do and see. */
@NullMarked
package io.fairqueue.access;

import org.jspecify.annotations.NullMarked;
