/** Where pictures are kept. */
@NullMarked
package io.fairqueue.port.picture;

import org.jspecify.annotations.NullMarked;
