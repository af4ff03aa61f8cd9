/** Breaks the architecture's rules on purpose, to show that they bite. */
@NullMarked
package io.fairqueue.tck.rules.bad.http.route;

import org.jspecify.annotations.NullMarked;
