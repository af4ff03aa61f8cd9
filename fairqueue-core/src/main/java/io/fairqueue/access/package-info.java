/** Who acts, and whether they may. */
@NullMarked
package io.fairqueue.access;

import org.jspecify.annotations.NullMarked;
