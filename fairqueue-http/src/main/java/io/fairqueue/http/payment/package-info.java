/** Paying for claims, and what the gateway tells. */
@NullMarked
package io.fairqueue.http.payment;

import org.jspecify.annotations.NullMarked;
