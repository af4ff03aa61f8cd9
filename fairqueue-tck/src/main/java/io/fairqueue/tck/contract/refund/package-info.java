/** What every store does with money of some units of a sale that goes back. */
@NullMarked
package io.fairqueue.tck.contract.refund;

import org.jspecify.annotations.NullMarked;
