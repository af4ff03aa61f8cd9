/** Events: what organizers write, their states, and their sums. */
@NullMarked
package io.fairqueue.postgres.event;

import org.jspecify.annotations.NullMarked;
