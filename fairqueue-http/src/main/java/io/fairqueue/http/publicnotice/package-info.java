/** What organizers say to all fans of an event. */
@NullMarked
package io.fairqueue.http.publicnotice;

import org.jspecify.annotations.NullMarked;
