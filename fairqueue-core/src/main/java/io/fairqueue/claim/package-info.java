/** Tickets are held, given back and refunded. The door is {@link io.fairqueue.claim.Claims}. */
@NullMarked
package io.fairqueue.claim;

import org.jspecify.annotations.NullMarked;
