/** The Paystack gateway. */
@NullMarked
package io.fairqueue.paystack;

import org.jspecify.annotations.NullMarked;
