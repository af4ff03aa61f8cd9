/** Payments, refunds, webhooks, and where all the money is in the end. */
@NullMarked
package io.fairqueue.tck.contract.payment;

import org.jspecify.annotations.NullMarked;
