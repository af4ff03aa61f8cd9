/** Pushes messages to fans' devices: by Web Push (RFC 8030, 8291, 8292), and to phones. */
@NullMarked
package io.fairqueue.messages.push;

import org.jspecify.annotations.NullMarked;
