/** Figures of events over time. */
@NullMarked
package io.fairqueue.postgres.sample;

import org.jspecify.annotations.NullMarked;
