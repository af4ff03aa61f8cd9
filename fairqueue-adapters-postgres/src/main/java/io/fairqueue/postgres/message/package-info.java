/** The outbox, and messages on their way. */
@NullMarked
package io.fairqueue.postgres.message;

import org.jspecify.annotations.NullMarked;
