/** Draws, for those who run their events: how far they are, and what they may need of people. */
@NullMarked
package io.fairqueue.http.console.draw;

import org.jspecify.annotations.NullMarked;
