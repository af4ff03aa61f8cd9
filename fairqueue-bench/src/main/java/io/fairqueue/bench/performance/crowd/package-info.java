/** Lines full of fans, and what fans do there: poll, wait at sockets, join. */
@NullMarked
package io.fairqueue.bench.performance.crowd;

import org.jspecify.annotations.NullMarked;
