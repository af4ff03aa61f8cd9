/** Schema versions: how a database gets to the newest, and which nodes run on it. */
@NullMarked
package io.fairqueue.postgres.migration;

import org.jspecify.annotations.NullMarked;
