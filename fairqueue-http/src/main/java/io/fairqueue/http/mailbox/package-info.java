/** A mailbox to try things with: mail stays here, to be read over HTTP. */
@NullMarked
package io.fairqueue.http.mailbox;

import org.jspecify.annotations.NullMarked;
