/** The measures: each runs FairQueue beside its baseline. */
@NullMarked
package io.fairqueue.bench.performance.measure;

import org.jspecify.annotations.NullMarked;
