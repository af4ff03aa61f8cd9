/** The line of an event. */
@NullMarked
package io.fairqueue.cli.line;

import org.jspecify.annotations.NullMarked;
