/** What every outbox does, and every store of deliveries and subscriptions. */
@NullMarked
package io.fairqueue.tck.contract.message;

import org.jspecify.annotations.NullMarked;
