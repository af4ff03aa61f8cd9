/** Who works on which event. */
@NullMarked
package io.fairqueue.postgres.staff;

import org.jspecify.annotations.NullMarked;
