/** Couriers: mail, web push, and endpoints of organizers. */
@NullMarked
package io.fairqueue.messages;

import org.jspecify.annotations.NullMarked;
