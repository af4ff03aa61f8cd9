/** Fans' sockets to a line. */
@NullMarked
package io.fairqueue.http.socket;

import org.jspecify.annotations.NullMarked;
