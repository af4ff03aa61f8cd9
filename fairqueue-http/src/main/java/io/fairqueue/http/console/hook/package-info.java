/** Where an event's programs hear of it, and what came of telling them. */
@NullMarked
package io.fairqueue.http.console.hook;

import org.jspecify.annotations.NullMarked;
