/** Requests that may be sent again, and have one effect. */
@NullMarked
package io.fairqueue.http.idempotency;

import org.jspecify.annotations.NullMarked;
