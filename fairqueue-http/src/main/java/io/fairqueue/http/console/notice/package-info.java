/** What an organizer says to all who look at an event. */
@NullMarked
package io.fairqueue.http.console.notice;

import org.jspecify.annotations.NullMarked;
