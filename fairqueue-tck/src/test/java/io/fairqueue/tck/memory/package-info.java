/** The in-memory adapters under every suite. */
@NullMarked
package io.fairqueue.tck.memory;

import org.jspecify.annotations.NullMarked;
