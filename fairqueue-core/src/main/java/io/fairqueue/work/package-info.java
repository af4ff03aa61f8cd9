/** How sweeps get through what is due. */
@NullMarked
package io.fairqueue.work;

import org.jspecify.annotations.NullMarked;
