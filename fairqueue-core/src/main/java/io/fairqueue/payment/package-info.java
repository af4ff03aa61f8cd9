/** Money for claims, and its way back. The door is {@link io.fairqueue.payment.Payments}. */
@NullMarked
package io.fairqueue.payment;

import org.jspecify.annotations.NullMarked;
