/** What every adapter must pass. */
@NullMarked
package io.fairqueue.tck;

import org.jspecify.annotations.NullMarked;
