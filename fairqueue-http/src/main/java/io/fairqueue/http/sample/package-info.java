/** The figures of events over time. */
@NullMarked
package io.fairqueue.http.sample;

import org.jspecify.annotations.NullMarked;
