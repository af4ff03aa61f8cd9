/** The logo of an event's pages, in the console. */
@NullMarked
package io.fairqueue.http.console.logo;

import org.jspecify.annotations.NullMarked;
