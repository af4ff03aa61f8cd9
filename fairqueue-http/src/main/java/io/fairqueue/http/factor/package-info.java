/** What organizers show besides their passwords. */
@NullMarked
package io.fairqueue.http.factor;

import org.jspecify.annotations.NullMarked;
