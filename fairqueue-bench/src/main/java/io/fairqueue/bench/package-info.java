/** What FairQueue costs, measured. */
@NullMarked
package io.fairqueue.bench;

import org.jspecify.annotations.NullMarked;
