/** What every store of public logs does. */
@NullMarked
package io.fairqueue.tck.contract.proof;

import org.jspecify.annotations.NullMarked;
