/** What every store does with a claim that takes the place of another one. */
@NullMarked
package io.fairqueue.tck.contract.replacement;

import org.jspecify.annotations.NullMarked;
