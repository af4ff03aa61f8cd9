/** What every store of draws does. */
@NullMarked
package io.fairqueue.tck.contract.draw;

import org.jspecify.annotations.NullMarked;
