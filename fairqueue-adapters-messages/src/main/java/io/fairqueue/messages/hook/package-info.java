/** Outgoing webhooks, as Standard Webhooks 1.0 has them. */
@NullMarked
package io.fairqueue.messages.hook;

import org.jspecify.annotations.NullMarked;
