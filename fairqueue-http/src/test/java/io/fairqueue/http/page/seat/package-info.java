/** Choosing seats and numbers of tickets on pages. */
@NullMarked
package io.fairqueue.http.page.seat;

import org.jspecify.annotations.NullMarked;
