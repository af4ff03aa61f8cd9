/** Breaks the architecture's rules on purpose, to show that they bite. */
@NullMarked
package io.fairqueue.tck.bad.http.gate;

import org.jspecify.annotations.NullMarked;
