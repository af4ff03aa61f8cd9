/** The figures of events over time. The door is {@link io.fairqueue.sample.Samples}. */
@NullMarked
package io.fairqueue.sample;

import org.jspecify.annotations.NullMarked;
