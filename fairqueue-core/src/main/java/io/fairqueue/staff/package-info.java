/** Who works on an event, and what they did. */
@NullMarked
package io.fairqueue.staff;

import org.jspecify.annotations.NullMarked;
