/** How the fans of a lobby get their places: behind {@link io.fairqueue.draw.Draws}. */
@NullMarked
package io.fairqueue.draw;

import org.jspecify.annotations.NullMarked;
