/** Pictures of fans and events. */
@NullMarked
package io.fairqueue.domain.picture;

import org.jspecify.annotations.NullMarked;
