/** Who works on an event, and what each may do. */
@NullMarked
package io.fairqueue.domain.staff;

import org.jspecify.annotations.NullMarked;
