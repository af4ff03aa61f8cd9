/** Where it is kept who works on which event. */
@NullMarked
package io.fairqueue.port.staff;

import org.jspecify.annotations.NullMarked;
