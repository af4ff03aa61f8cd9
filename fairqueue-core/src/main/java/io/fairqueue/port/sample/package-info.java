/** Where the figures of events are kept over time. */
@NullMarked
package io.fairqueue.port.sample;

import org.jspecify.annotations.NullMarked;
