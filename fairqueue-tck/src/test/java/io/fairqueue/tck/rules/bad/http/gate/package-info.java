/** Breaks the architecture's rules on purpose, to show that they bite. */
@NullMarked
package io.fairqueue.tck.rules.bad.http.gate;

import org.jspecify.annotations.NullMarked;
