/** A real PostgreSQL and Redis for tests: shared, or private and disturbed at will. */
@NullMarked
package io.fairqueue.tck.server;

import org.jspecify.annotations.NullMarked;
