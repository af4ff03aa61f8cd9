/** The core's doors over in-memory stores, at a time that tests set. */
@NullMarked
package io.fairqueue.tck.door;

import org.jspecify.annotations.NullMarked;
