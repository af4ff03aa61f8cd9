/** Holding, selling and listing units, and the tickets they become. */
@NullMarked
package io.fairqueue.tck.contract.claim;

import org.jspecify.annotations.NullMarked;
