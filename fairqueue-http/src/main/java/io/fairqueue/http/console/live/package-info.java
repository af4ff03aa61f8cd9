/** A sale as it goes, and what may be done about it. */
@NullMarked
package io.fairqueue.http.console.live;

import org.jspecify.annotations.NullMarked;
