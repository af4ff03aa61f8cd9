/** Who waits in a line. */
@NullMarked
package io.fairqueue.http.console.line;

import org.jspecify.annotations.NullMarked;
