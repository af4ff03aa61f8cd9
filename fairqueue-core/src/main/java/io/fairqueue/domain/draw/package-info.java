/** How the fans of a lobby get their places. */
@NullMarked
package io.fairqueue.domain.draw;

import org.jspecify.annotations.NullMarked;
