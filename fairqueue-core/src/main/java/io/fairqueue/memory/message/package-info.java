/** Messages in memory. */
@NullMarked
package io.fairqueue.memory.message;

import org.jspecify.annotations.NullMarked;
