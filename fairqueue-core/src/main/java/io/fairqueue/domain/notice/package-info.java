/** What organizers say to all fans of an event. */
@NullMarked
package io.fairqueue.domain.notice;

import org.jspecify.annotations.NullMarked;
