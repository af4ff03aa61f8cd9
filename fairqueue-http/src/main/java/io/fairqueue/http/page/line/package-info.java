/** A place in line, from joining to the turn. */
@NullMarked
package io.fairqueue.http.page.line;

import org.jspecify.annotations.NullMarked;
