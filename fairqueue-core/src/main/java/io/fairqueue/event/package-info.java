/** Events, their seats and their numbers. The door is {@link io.fairqueue.event.Events}. */
@NullMarked
package io.fairqueue.event;

import org.jspecify.annotations.NullMarked;
