/** Who came in at the door, with which ticket. */
@NullMarked
package io.fairqueue.domain.door;

import org.jspecify.annotations.NullMarked;
