/** Events, their stock, their states and their numbers. */
@NullMarked
package io.fairqueue.tck.contract.event;

import org.jspecify.annotations.NullMarked;
