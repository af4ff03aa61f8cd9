/**
 * FairQueue side by side with what anyone else would use, in turn and on the same servers; writes
 * {@code docs/performance.md} and its chart.
 */
@NullMarked
package io.fairqueue.bench.performance;

import org.jspecify.annotations.NullMarked;
