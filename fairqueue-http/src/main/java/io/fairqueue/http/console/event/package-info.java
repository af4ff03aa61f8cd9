/** Events as their organizers see them: listed, written, moved from state to state. */
@NullMarked
package io.fairqueue.http.console.event;

import org.jspecify.annotations.NullMarked;
