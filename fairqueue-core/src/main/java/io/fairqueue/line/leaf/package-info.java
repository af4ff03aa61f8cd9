/** What the rows of a line's log say to everybody: places, not persons. */
@NullMarked
package io.fairqueue.line.leaf;

import org.jspecify.annotations.NullMarked;
