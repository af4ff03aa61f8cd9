/** A gateway to try things with: takes no money, keeps its books, signs its webhooks. */
@NullMarked
package io.fairqueue.http.sandbox;

import org.jspecify.annotations.NullMarked;
