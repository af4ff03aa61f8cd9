/** What the core needs from the outside, in domain words. */
@NullMarked
package io.fairqueue.port;

import org.jspecify.annotations.NullMarked;
