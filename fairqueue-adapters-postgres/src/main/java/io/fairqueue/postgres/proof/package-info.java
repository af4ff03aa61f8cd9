/** The logs that everybody reads. */
@NullMarked
package io.fairqueue.postgres.proof;

import org.jspecify.annotations.NullMarked;
