/** The stores of the moment, on Redis. */
@NullMarked
package io.fairqueue.redis;

import org.jspecify.annotations.NullMarked;
