/** Who has tickets, and money that goes back. */
@NullMarked
package io.fairqueue.http.console.attendee;

import org.jspecify.annotations.NullMarked;
