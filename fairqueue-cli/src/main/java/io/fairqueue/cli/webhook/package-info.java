/** Webhooks: where organizers' programs hear of events. */
@NullMarked
package io.fairqueue.cli.webhook;

import org.jspecify.annotations.NullMarked;
