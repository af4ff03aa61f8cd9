/** The rows of a line's log, and this node's views of them. */
@NullMarked
package io.fairqueue.postgres.line.log;

import org.jspecify.annotations.NullMarked;
