/** How this adapter is configured and connects, and how its connections are shared. */
@NullMarked
package io.fairqueue.postgres.connection;

import org.jspecify.annotations.NullMarked;
