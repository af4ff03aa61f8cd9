/** Pictures of fans and events: asked for, uploaded, shown, taken away. */
@NullMarked
package io.fairqueue.picture;

import org.jspecify.annotations.NullMarked;
