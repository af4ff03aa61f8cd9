/** What draws need: where they are, and whence comes what nobody knew before. */
@NullMarked
package io.fairqueue.port.draw;

import org.jspecify.annotations.NullMarked;
