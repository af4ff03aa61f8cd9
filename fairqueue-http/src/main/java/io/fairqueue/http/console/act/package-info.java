/** What changes an event for good asks again, and says in numbers what will happen. */
@NullMarked
package io.fairqueue.http.console.act;

import org.jspecify.annotations.NullMarked;
