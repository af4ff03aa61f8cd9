/** One state of a sale for all who look: answered from memory, and by caches in between. */
@NullMarked
package io.fairqueue.http.board;

import org.jspecify.annotations.NullMarked;
