/** What a measure found, in figures and charts. */
@NullMarked
package io.fairqueue.bench.performance.figure;

import org.jspecify.annotations.NullMarked;
