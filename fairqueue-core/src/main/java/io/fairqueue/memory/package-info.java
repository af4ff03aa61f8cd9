/** Adapters that keep everything in this process. */
@NullMarked
package io.fairqueue.memory;

import org.jspecify.annotations.NullMarked;
