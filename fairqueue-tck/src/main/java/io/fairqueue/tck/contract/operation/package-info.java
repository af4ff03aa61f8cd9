/** What keeps a server running: audit, idempotency, limits, retention. */
@NullMarked
package io.fairqueue.tck.contract.operation;

import org.jspecify.annotations.NullMarked;
