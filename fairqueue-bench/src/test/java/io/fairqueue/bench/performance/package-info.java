/** What the measuring does, and that all of it starts. */
@NullMarked
package io.fairqueue.bench.performance;

import org.jspecify.annotations.NullMarked;
