/** Messages: what is told of facts, and how it gets there. */
@NullMarked
package io.fairqueue.message;

import org.jspecify.annotations.NullMarked;
