/** Who did what to an event. */
@NullMarked
package io.fairqueue.http.console.audit;

import org.jspecify.annotations.NullMarked;
