/** Others who sign what they have seen of a log, so that it can't be shown to two in two ways. */
@NullMarked
package io.fairqueue.domain.witness;

import org.jspecify.annotations.NullMarked;
