/** An event's figures over time. */
@NullMarked
package io.fairqueue.domain.sample;

import org.jspecify.annotations.NullMarked;
