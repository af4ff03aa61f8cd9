/** Paying for claims, and what the gateway tells. */
@NullMarked
package io.fairqueue.http.payments;

import org.jspecify.annotations.NullMarked;
