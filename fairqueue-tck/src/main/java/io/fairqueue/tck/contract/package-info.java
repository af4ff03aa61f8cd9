/** What every adapter must pass: a suite per port, by topic. */
@NullMarked
package io.fairqueue.tck.contract;

import org.jspecify.annotations.NullMarked;
