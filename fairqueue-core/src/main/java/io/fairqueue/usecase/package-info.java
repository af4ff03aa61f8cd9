/** One class per verb: load, decide, store, report. */
@NullMarked
package io.fairqueue.usecase;

import org.jspecify.annotations.NullMarked;
