/** How fast a line moves, and how well that was guessed. */
@NullMarked
package io.fairqueue.line.pace;

import org.jspecify.annotations.NullMarked;
