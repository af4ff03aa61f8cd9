/** What stores of samples do. */
@NullMarked
package io.fairqueue.tck.contract.sample;

import org.jspecify.annotations.NullMarked;
