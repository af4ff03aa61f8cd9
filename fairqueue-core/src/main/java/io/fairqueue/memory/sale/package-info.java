/** Events, lines, claims and payments in the memory of this process, under one lock. */
@NullMarked
package io.fairqueue.memory.sale;

import org.jspecify.annotations.NullMarked;
