/** Payments, refunds, and the webhooks that tell of them. */
@NullMarked
package io.fairqueue.postgres.payment;

import org.jspecify.annotations.NullMarked;
