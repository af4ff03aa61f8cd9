/** Servers, nodes and load generators that measures start. */
@NullMarked
package io.fairqueue.bench.performance.tool;

import org.jspecify.annotations.NullMarked;
