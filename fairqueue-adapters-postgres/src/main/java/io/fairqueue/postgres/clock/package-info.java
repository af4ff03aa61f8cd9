/** The database's clock, and a node's beside it. */
@NullMarked
package io.fairqueue.postgres.clock;

import org.jspecify.annotations.NullMarked;
