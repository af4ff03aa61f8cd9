/** What messages need: an outbox, deliveries, and couriers. */
@NullMarked
package io.fairqueue.port.message;

import org.jspecify.annotations.NullMarked;
