/** Pictures of fans and events: asked for, uploaded, shown. */
@NullMarked
package io.fairqueue.http.picture;

import org.jspecify.annotations.NullMarked;
