/** Choosing tickets, and paying for them. */
@NullMarked
package io.fairqueue.http.page.claim;

import org.jspecify.annotations.NullMarked;
