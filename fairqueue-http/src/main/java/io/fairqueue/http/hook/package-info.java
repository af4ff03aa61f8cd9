/** Endpoints, where organizers' programs hear of events. */
@NullMarked
package io.fairqueue.http.hook;

import org.jspecify.annotations.NullMarked;
